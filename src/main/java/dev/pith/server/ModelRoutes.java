package dev.pith.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pith.encode.Encoder;
import io.javalin.http.Context;
import java.util.List;

/** {@code /v1/models}: what texts can be embedded by. */
final class ModelRoutes {
  static final String PATH = "/v1/models";

  private final EmbeddingModels models;

  ModelRoutes(EmbeddingModels models) {
    this.models = models;
  }

  private record Listed(String object, List<Model> data) {}

  /**
   * The first four are OpenAI's.
   *
   * @param created in seconds since 1970
   * @param dimensions length of a vector
   * @param maxTokens how many tokens of a text are read
   */
  private record Model(
      String id,
      String object,
      long created,
      @JsonProperty("owned_by") String ownedBy,
      int dimensions,
      @JsonProperty("max_tokens") int maxTokens) {}

  void list(Context ctx) {
    Answers.json(ctx, new Listed("list", models.encoders().stream().map(this::model).toList()));
  }

  void get(Context ctx) {
    Answers.json(ctx, model(models.encoder(ctx.pathParam("id"))));
  }

  private Model model(Encoder encoder) {
    return new Model(
        encoder.name(),
        "model",
        models.sinceSeconds(),
        "pith",
        encoder.dimension(),
        encoder.maxTokens());
  }
}
