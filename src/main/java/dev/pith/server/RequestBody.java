package dev.pith.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a body of bounded length, whatever the headers claim about it. */
final class RequestBody {
  static final String JSON = "application/json";

  private static final String UTF_8 = "\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?;?\\s*";
  private static final int FIRST_BYTES = 16 * 1024;
  private static final int LINGERING_LOOKS = 20;
  private static final long BETWEEN_LOOKS_NANOS = 5_000_000;

  private final int mostBytes;
  private final Duration patience;
  private final List<String> types;

  /**
   * @param patience longest time it may take to arrive, however it trickles
   * @param types media types that are read, in lower case
   */
  RequestBody(int mostBytes, Duration patience, List<String> types) {
    this.mostBytes = mostBytes;
    this.patience = patience;
    this.types = List.copyOf(types);
  }

  /** What was read. */
  record Received(String type, byte[] bytes) {}

  /**
   * @throws RefusedException 415 when it is of another type, 413 when it is too long, 408 when it
   *     takes too long to arrive, 400 when the client stops before its end
   */
  Received read(Context ctx) {
    String type = checkedType(ctx);
    try {
      InputStream stream = ctx.req().getInputStream();
      if (ctx.req().getContentLengthLong() > mostBytes) {
        throw tooLong(stream);
      }
      return new Received(type, readBounded(stream));
    } catch (IOException e) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST, "The body ended before its announced end.");
    }
  }

  /**
   * The media type of a body that is left to the caller.
   *
   * @throws RefusedException 415 when it is of another type
   */
  String checkedType(Context ctx) {
    checkEncoding(ctx.header("Content-Encoding"));
    return type(ctx.contentType());
  }

  private byte[] readBounded(InputStream stream) throws IOException {
    long endNanos = System.nanoTime() + patience.toNanos();
    byte[] buffer = new byte[Math.min(FIRST_BYTES, mostBytes + 1)];
    int length = 0;
    for (int read = 0; read >= 0; read = stream.read(buffer, length, buffer.length - length)) {
      length += read;
      if (length > mostBytes) {
        throw tooLong(stream);
      }
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(2 * length, mostBytes + 1));
      }
      if (System.nanoTime() > endNanos) {
        throw new RefusedException(
            HttpStatus.REQUEST_TIMEOUT,
            "The body took longer than %d s to arrive.".formatted(patience.toSeconds()));
      }
    }
    return Arrays.copyOf(buffer, length);
  }

  private static boolean isMoreToCome(InputStream stream) throws IOException {
    for (int look = 0; look < LINGERING_LOOKS; look++) {
      if (stream.available() > 0) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
    return false;
  }

  private String type(@Nullable String sent) {
    String lower = String.valueOf(sent).strip().toLowerCase(Locale.ROOT);
    return types.stream()
        .filter(type -> lower.matches(Pattern.quote(type) + UTF_8))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the body as Content-Type: %s.".formatted(String.join(" or ", types))));
  }

  private static void checkEncoding(@Nullable String encoding) {
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new RefusedException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body without a Content-Encoding.");
    }
  }

  /**
   * Reads on while more arrives, for as much again as is allowed: a connection that is closed on a
   * client which still sends is reset, and the client may never see why.
   */
  private RefusedException tooLong(InputStream stream) throws IOException {
    byte[] unread = new byte[FIRST_BYTES];
    long left = mostBytes;
    while (left >= 0 && isMoreToCome(stream)) {
      left -= Math.max(1, stream.read(unread));
    }
    return new RefusedException(
        HttpStatus.CONTENT_TOO_LARGE,
        "The body is longer than %d bytes, the most that is read.".formatted(mostBytes));
  }
}
