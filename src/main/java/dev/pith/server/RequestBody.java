package dev.pith.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body of bounded length, whatever the headers claim about it. */
final class RequestBody {
  private static final Pattern JSON_UTF_8 =
      Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?;?\\s*");

  private final int mostBytes;
  private final Duration patience;

  RequestBody(RequestLimits limits) {
    this.mostBytes = limits.bodyBytes();
    this.patience = limits.bodyPatience();
  }

  /**
   * @throws RefusedException 415 when it is not plain JSON, 413 when it is too long, 408 when it
   *     takes too long to arrive, 400 when the client stops before its end
   */
  byte[] read(Context ctx) {
    checkType(ctx.contentType());
    checkEncoding(ctx.header("Content-Encoding"));
    if (ctx.req().getContentLengthLong() > mostBytes) {
      throw tooLong();
    }
    try {
      return readBounded(ctx.req().getInputStream());
    } catch (IOException e) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST, "The body ended before its announced end.");
    }
  }

  private byte[] readBounded(InputStream stream) throws IOException {
    long endNanos = System.nanoTime() + patience.toNanos();
    byte[] buffer = new byte[mostBytes + 1];
    int length = 0;
    for (int read = 0; read >= 0; read = stream.read(buffer, length, buffer.length - length)) {
      length += read;
      if (length > mostBytes) {
        throw tooLong();
      }
      if (System.nanoTime() > endNanos) {
        throw new RefusedException(
            HttpStatus.REQUEST_TIMEOUT,
            "The body took longer than %d s to arrive.".formatted(patience.toSeconds()));
      }
    }
    return Arrays.copyOf(buffer, length);
  }

  private static void checkType(@Nullable String type) {
    if (type == null || !JSON_UTF_8.matcher(type.strip().toLowerCase(Locale.ROOT)).matches()) {
      throw new RefusedException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as Content-Type: application/json.");
    }
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
