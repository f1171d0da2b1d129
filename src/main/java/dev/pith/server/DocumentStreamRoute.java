package dev.pith.server;

import dev.pith.corpus.ArrivingDocuments;
import dev.pith.index.ChangeQueue;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * {@code POST /api/v1/documents/stream}: as many documents as there are, a JSON object on each
 * line, and for each a line that says what became of it, while more are sent.
 *
 * <p>Decision (2026-11): a client that sends everything before it reads anything is cut off, by the
 * limit on silence, once nobody takes the answers any more. Keeping them would take memory without
 * bound; telling failures alone would leave a client whose connection breaks in doubt about what is
 * stored.
 */
final class DocumentStreamRoute implements Handler {
  static final String PATH = "/api/v1/documents/stream";

  private final ChangeAdmission changes;
  private final RequestBody bodies;

  DocumentStreamRoute(ChangeAdmission changes, RequestLimits requests, ChangeLimits limits) {
    this.changes = changes;
    this.bodies =
        new RequestBody(limits.bodyBytes(), requests.bodyPatience(), List.of(DocumentRoutes.LINES));
  }

  @Override
  public void handle(Context ctx) {
    String type = bodies.checkedType(ctx);
    changes.run(queue -> streamed(ctx, queue, type));
  }

  private static Boolean streamed(Context ctx, ChangeQueue queue, String type) {
    ctx.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no").contentType(type);
    try {
      StreamedChanges stream = new StreamedChanges(queue, ctx.res().getOutputStream());
      Connections.outliveSilence(ctx, stream::isStoring);
      stream.take(new ArrivingDocuments(ctx.req().getInputStream()));
      return true;
    } catch (IOException | UncheckedIOException gone) {
      // Whoever sent has left; what was answered is stored.
      return false;
    }
  }
}
