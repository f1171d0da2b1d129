package dev.pith.soak;

import dev.pith.load.LoadPlan;
import dev.pith.load.LoadResult;
import dev.pith.load.OpenLoop;
import dev.pith.load.Outcome;
import dev.pith.load.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

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
  private final BiConsumer<String, Exchange> heard;
  private volatile Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private volatile long endNanos;

  OpenClients(int port) {
    this(port, (question, exchange) -> {});
  }

  /**
   * @param heard told of each question and what became of it, by many threads at once; bodies are
   *     forgotten after that
   */
  OpenClients(int port, BiConsumer<String, Exchange> heard) {
    this.port = port;
    this.heard = heard;
  }

  /** Thrown where a phase is over before it has as many questions as a p99 needs. */
  private static final class TimeIsUp extends RuntimeException {
    TimeIsUp() {
      super("the phase is over", null, false, false);
    }
  }

  /**
   * What happened at one rate.
   *
   * @param exchanges in the order of their ends
   * @param seconds how long it took
   * @param lagP99Millis how late the generator itself was; 0 where too few were asked to tell
   */
  record Phase(List<Exchange> exchanges, double seconds, double lagP99Millis) {}

  /** Asks at one rate, each question in turn. */
  Phase at(double perSecond, Duration time, List<String> questions, long seed) {
    exchanges = new ConcurrentLinkedQueue<>();
    LoadPlan plan = LoadPlan.of(WORKERS, NO_BOUND, seed).withLeastSeconds(time.toMillis() / 1e3);
    long startNanos = System.nanoTime();
    // Random moments of as many questions may end a little later.
    endNanos = startNanos + time.toNanos() * 5 / 4;
    double lagMillis = lagMillis(new OpenLoop(this, questions, plan), perSecond);
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    return new Phase(List.copyOf(exchanges), seconds, lagMillis);
  }

  private static double lagMillis(OpenLoop loop, double perSecond) {
    try {
      LoadResult result = loop.at(perSecond);
      return result.times().map(times -> times.queue().p99Millis().orElse(0)).orElse(0.0);
    } catch (TimeIsUp few) {
      return 0;
    }
  }

  @Override
  public Outcome answer(String question) {
    if (System.nanoTime() > endNanos) {
      throw new TimeIsUp();
    }
    String id = "open-" + asked.incrementAndGet();
    try {
      Optional<Exchange> exchange = ofThread.get().ask(id, Requests.search(question));
      exchange.ifPresent(
          one -> {
            heard.accept(question, one);
            exchanges.add(one.withoutBody());
          });
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
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Client client : new ArrayList<>(clients)) {
      client.close();
    }
  }
}
