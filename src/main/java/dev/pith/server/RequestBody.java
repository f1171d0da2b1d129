package dev.pith.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a body of bounded length, whatever the headers claim about it. */
final class RequestBody {
  static final String JSON = "application/json";

  private static final String UTF_8 = "\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?;?\\s*";
  private static final int FIRST_BYTES = 16 * 1024;

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
    String type = type(ctx.contentType());
    checkEncoding(ctx.header("Content-Encoding"));
    if (ctx.req().getContentLengthLong() > mostBytes) {
      throw tooLong();
    }
    try {
      return new Received(type, readBounded(ctx.req().getInputStream()));
    } catch (IOException e) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST, "The body ended before its announced end.");
    }
  }

  private byte[] readBounded(InputStream stream) throws IOException {
    long endNanos = System.nanoTime() + patience.toNanos();
    byte[] buffer = new byte[Math.min(FIRST_BYTES, mostBytes + 1)];
    int length = 0;
    for (int read = 0; read >= 0; read = stream.read(buffer, length, buffer.length - length)) {
      length += read;
      if (length > mostBytes) {
        throw tooLong();
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

  private RefusedException tooLong() {
    return new RefusedException(
        HttpStatus.CONTENT_TOO_LARGE,
        "The body is longer than %d bytes, the most that is read.".formatted(mostBytes));
  }
}
