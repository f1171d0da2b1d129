package dev.pith.server;

import dev.pith.encode.Embedding;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** {@code POST /v1/embeddings}: the vectors of texts, as clients of OpenAI's API ask for them. */
final class EmbeddingRoute implements Handler {
  static final String PATH = "/v1/embeddings";

  private final Admission admission;
  private final ClientRates clients;
  private final EmbeddingLimits limits;
  private final EmbeddingRequestReader reader;
  private final RequestBody bodies;

  /** Before the body is read, so that bodies that wait are bounded too. */
  private final Semaphore places;

  EmbeddingRoute(
      EmbeddingModels models,
      Admission admission,
      ClientRates clients,
      RequestLimits requests,
      EmbeddingLimits limits) {
    this.admission = admission;
    this.clients = clients;
    this.limits = limits;
    this.reader = new EmbeddingRequestReader(models, limits);
    this.bodies =
        new RequestBody(limits.bodyBytes(), requests.bodyPatience(), List.of(RequestBody.JSON));
    this.places = new Semaphore(limits.waiting());
  }

  @Override
  public void handle(Context ctx) {
    clients.admit(ctx.req().getRemoteAddr());
    if (!places.tryAcquire()) {
      throw RefusedException.busy(
          "The server is busy: %d requests for vectors are under way. Ask again in a second."
              .formatted(limits.waiting()));
    }
    try {
      EmbeddingRequest request = reader.read(bodies.read(ctx).bytes());
      Connections.outliveSilence(ctx);
      Answers.json(ctx, EmbeddingAnswer.of(request, embedded(request)));
    } finally {
      places.release();
    }
  }

  private List<Embedding> embedded(EmbeddingRequest request) {
    List<String> texts = request.texts();
    List<Embedding> embedded = new ArrayList<>();
    while (embedded.size() < texts.size()) {
      int end = Math.min(texts.size(), embedded.size() + limits.textsInTurn());
      List<String> turn = texts.subList(embedded.size(), end);
      embedded.addAll(admission.run(() -> embedded(request, turn)));
    }
    return embedded;
  }

  private static List<Embedding> embedded(EmbeddingRequest request, List<String> turn) {
    return turn.stream().map(text -> request.encoder().encode(request.role(), text)).toList();
  }
}
