package dev.pith.soak;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Someone who asks a server over one connection at a time, from an address of their own, so that
 * each has their own share of requests a second. For one thread at a time.
 */
final class Client implements AutoCloseable {
  private static final int FIRST_HOST = 2;
  private static final int HOSTS = 200;

  private final int port;
  private final InetAddress address;
  private @Nullable HttpConnection connection;

  /**
   * @param number which address of the loopback network it has; Linux has all of 127.0.0.0/8
   */
  Client(int port, int number) throws IOException {
    this.port = port;
    this.address = address(number);
  }

  static InetAddress address(int number) throws IOException {
    return InetAddress.getByAddress(
        new byte[] {127, 0, (byte) (1 + number / HOSTS), (byte) (FIRST_HOST + number % HOSTS)});
  }

  /**
   * Asks, and waits for the answer.
   *
   * @return empty when nobody listens
   */
  Optional<Exchange> ask(String id, byte[] request) throws IOException {
    HttpConnection open = connection;
    if (open == null) {
      try {
        open = new HttpConnection(port, address);
      } catch (ConnectException nobody) {
        return Optional.empty();
      }
      connection = open;
    }
    long sentNanos = System.nanoTime();
    try {
      open.send(Requests.named(id, request));
      sentNanos = System.nanoTime();
      Answer answer = open.receive();
      if (!answer.keepsAlive()) {
        close();
      }
      return Optional.of(new Exchange(id, sentNanos, System.nanoTime(), answer, null));
    } catch (IOException failure) {
      close();
      return Optional.of(new Exchange(id, sentNanos, System.nanoTime(), null, failure));
    }
  }

  @Override
  public void close() throws IOException {
    HttpConnection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
