package dev.pith.cli;

import dev.pith.telemetry.AccessLog;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --access-log} of a server. */
final class AccessLogOption {
  private static final Path STANDARD_ERROR = Path.of("-");

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description = {
        "Write a JSON object on a line for each request: time, id, method, route, status, bytes,"
            + " millis, client;",
        "never what was asked. - is standard error."
      })
  private @Nullable Path file;

  /** Opens the log; null when nobody asked for one. */
  @Nullable AccessLog open(Console console) throws IOException {
    if (file == null) {
      return null;
    }
    return file.equals(STANDARD_ERROR)
        ? AccessLog.to(console.remarkChannel())
        : AccessLog.open(file);
  }
}
