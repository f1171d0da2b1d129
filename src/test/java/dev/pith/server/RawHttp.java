package dev.pith.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Says to a port what no well-behaved client would, byte for byte. */
final class RawHttp {
  private static final int PATIENCE_MILLIS = 15_000;

  private RawHttp() {}

  static String exchange(int port, String request) {
    return exchange(port, request.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** As {@link #exchange}, but says at once that nothing more will come. */
  static String exchangeAndHangUp(int port, byte[] request) {
    return exchange(port, request, true);
  }

  /** All that comes back until the server closes the connection. */
  static String exchange(int port, byte[] request) {
    return exchange(port, request, false);
  }

  private static String exchange(int port, byte[] request, boolean hangUp) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        if (hangUp) {
          socket.shutdownOutput();
        }
        InputStream input = socket.getInputStream();
        for (int next = input.read(); next >= 0; next = input.read()) {
          answer.write(next);
        }
      } catch (SocketTimeoutException e) {
        throw new AssertionError("the server neither answered in full nor closed", e);
      } catch (SocketException e) {
        // A reset after the answer: the server does not wait for the rest of a refused request.
      }
      return answer.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}
