package dev.pith.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Clients that ask, each on a thread, again as soon as they are answered. */
final class Clients implements AutoCloseable {
  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final int port;
  private volatile boolean ended;

  Clients(int port) {
    this.port = port;
  }

  /**
   * Lets some begin; each ends when nobody listens.
   *
   * @param kind of what they ask, in the names of their requests
   * @param request of a request's name
   */
  Clients start(String kind, int count, Function<String, byte[]> request) {
    for (int i = 0; i < count; i++) {
      int number = threads.size();
      threads.add(
          Thread.ofPlatform()
              .name("soak-client-" + number)
              .daemon()
              .start(() -> askOn(number, kind + number, request)));
    }
    return this;
  }

  private void askOn(int number, String name, Function<String, byte[]> request) {
    try (Client client = new Client(port, number)) {
      for (int i = 0; !ended; i++) {
        String id = name + "-" + i;
        Optional<Exchange> exchange = client.ask(id, request.apply(id));
        if (exchange.isEmpty()) {
          return;
        }
        exchanges.add(exchange.get().withoutBody());
      }
    } catch (IOException unusable) {
      exchanges.add(new Exchange(name, System.nanoTime(), System.nanoTime(), null, unusable));
    }
  }

  /** All that is known so far. */
  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /** Waits until nobody listens any more, and all clients have seen that. */
  List<Exchange> awaitEnd() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    return exchanges();
  }

  /** Lets each end after the answer that it waits for. */
  @Override
  public void close() {
    ended = true;
  }
}
