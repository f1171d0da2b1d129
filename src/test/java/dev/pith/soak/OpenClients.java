package dev.pith.soak;

import dev.pith.load.LoadPlan;
import dev.pith.load.LoadResult;
import dev.pith.load.OpenLoop;
import dev.pith.load.Outcome;
import dev.pith.load.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask at random moments, whether or not they have been answered, by {@link OpenLoop}.
 * There are as many as the server can have requests under way, and more, so that none waits for a
 * client; that it did not is told by {@link Phase#lagP99Millis}.
 */
final class OpenClients implements Service, AutoCloseable {
  private static final int WORKERS = 96;
  private static final double NO_BOUND = 1e9;

  private final int port;
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final Queue<Client> clients = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<Client> ofThread = ThreadLocal.withInitial(this::client);
  private volatile Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

  OpenClients(int port) {
    this.port = port;
  }

  /**
   * What happened at one rate.
   *
   * @param exchanges in the order of their ends
   * @param seconds how long it took
   * @param lagP99Millis how late the generator itself was
   */
  record Phase(List<Exchange> exchanges, double seconds, double lagP99Millis) {}

  /** Asks at one rate; the time is rounded up to what a p99 needs. */
  Phase at(double perSecond, Duration time, List<String> questions, long seed) {
    exchanges = new ConcurrentLinkedQueue<>();
    LoadPlan plan = LoadPlan.of(WORKERS, NO_BOUND, seed).withLeastSeconds(time.toMillis() / 1e3);
    long startNanos = System.nanoTime();
    LoadResult result = new OpenLoop(this, questions, plan).at(perSecond);
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    double lagMillis = result.times().map(times -> times.queue().p99Millis().orElse(0)).orElse(0.0);
    return new Phase(List.copyOf(exchanges), seconds, lagMillis);
  }

  @Override
  public Outcome answer(String question) {
    String id = "open-" + asked.incrementAndGet();
    try {
      Optional<Exchange> exchange = ofThread.get().ask(id, Requests.search(question));
      exchange.ifPresent(exchanges::add);
    } catch (IOException unusable) {
      long now = System.nanoTime();
      exchanges.add(new Exchange(id, now, now, null, unusable));
    }
    // Whatever became of it is judged later; the generator is to go on at its rate.
    return Outcome.ANSWERED;
  }

  private Client client() {
    try {
      Client client = new Client(port, numbers.getAndIncrement() % WORKERS);
      clients.add(client);
      return client;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Client client : new ArrayList<>(clients)) {
      client.close();
    }
  }
}
