package dev.pith.server;

import dev.pith.corpus.CorpusException;
import dev.pith.corpus.Document;
import dev.pith.corpus.SentDocuments;
import dev.pith.index.ChangeQueue;
import dev.pith.index.Changes;
import dev.pith.search.SearchEngine;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/documents}: documents by id. An id stands in the path or, with slashes or percent
 * signs, in the parameter {@code id}.
 *
 * <p>Changes are answered when they are safe and can be found, with what became of them; the same
 * request again changes nothing. One that is refused has changed nothing.
 */
final class DocumentRoutes {
  static final String LINES = "application/x-ndjson";

  private final SearchEngine engine;
  private final Admission admission;
  private final ChangeAdmission changes;
  private final ChangeLimits limits;
  private final RequestBody bodies;

  DocumentRoutes(
      SearchEngine engine,
      Admission admission,
      ChangeAdmission changes,
      RequestLimits requests,
      ChangeLimits limits) {
    this.engine = engine;
    this.admission = admission;
    this.changes = changes;
    this.limits = limits;
    this.bodies =
        new RequestBody(
            limits.bodyBytes(), requests.bodyPatience(), List.of(RequestBody.JSON, LINES));
  }

  void get(Context ctx) {
    String id = id(ctx);
    Document document =
        admission
            .run(() -> engine.document(id))
            .orElseThrow(
                () ->
                    new RefusedException(
                        HttpStatus.NOT_FOUND,
                        "There is no document \"%s\".".formatted(RefusedException.brief(id))));
    Answers.json(ctx, DocumentFields.of(document));
  }

  void post(Context ctx) {
    // The place comes before the body, so that bodies that wait are bounded too.
    answer(
        ctx,
        queue -> {
          List<Document> documents = documents(bodies.read(ctx));
          Connections.outliveSilence(ctx);
          return queue.put(documents);
        });
  }

  void delete(Context ctx) {
    String id = id(ctx);
    Connections.outliveSilence(ctx);
    answer(ctx, queue -> queue.remove(id));
  }

  private void answer(Context ctx, Function<ChangeQueue, Changes> change) {
    Answers.json(ctx, changes.run(change));
  }

  private List<Document> documents(RequestBody.Received body) {
    List<Document> documents;
    try {
      documents =
          body.type().equals(LINES)
              ? SentDocuments.jsonLines(body.bytes())
              : SentDocuments.json(body.bytes());
    } catch (CorpusException wrong) {
      throw RefusedException.shape(sentence(String.valueOf(wrong.getMessage())));
    }
    if (documents.size() > limits.documents()) {
      throw new RefusedException(
          HttpStatus.CONTENT_TOO_LARGE,
          "The body has %d documents; send at most %d at once."
              .formatted(documents.size(), limits.documents()));
    }
    return documents;
  }

  static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }

  private static String id(Context ctx) {
    String id = Objects.requireNonNullElse(named(ctx), "");
    if (id.isBlank()) {
      throw RefusedException.value(
          "Name the document: /api/v1/documents/ID or /api/v1/documents?id=ID.");
    }
    return id;
  }

  private static @Nullable String named(Context ctx) {
    return ctx.pathParamMap().containsKey("id") ? ctx.pathParam("id") : ctx.queryParam("id");
  }
}
