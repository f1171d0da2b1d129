package dev.pith.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code GET /report}: the report as it lies on disk at this moment. */
final class ReportRoute implements Handler {
  private final Optional<Path> report;

  ReportRoute(Optional<Path> report) {
    this.report = report;
  }

  @Override
  public void handle(Context ctx) throws IOException {
    Path file = report.orElseThrow(ReportRoute::missing);
    try {
      byte[] html = Files.readAllBytes(file);
      ctx.header("Content-Security-Policy", SecurityHeaders.REPORT_POLICY);
      ctx.header("Cache-Control", "no-cache");
      ctx.contentType("text/html; charset=utf-8").result(html);
    } catch (NoSuchFileException e) {
      throw missing();
    }
  }

  private static RefusedException missing() {
    return new RefusedException(
        HttpStatus.NOT_FOUND,
        "There is no report yet; \"pith demo\" writes one, and \"pith serve --report FILE\" shows it.");
  }
}
