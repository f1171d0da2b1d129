package dev.pith.server;

import dev.pith.jobs.JobKind;
import dev.pith.model.EncoderName;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/v1/compressions} makes a compact encoder; {@code /api/v1/tunings} finds the cheapest
 * one for the served documents.
 */
final class EncoderJobRoutes {
  static final String COMPRESSIONS = "/api/v1/compressions";
  static final String TUNINGS = "/api/v1/tunings";

  private static final double USUAL_QUALITY = 0.98;
  private static final String SOURCE = "the encoder that it is made from";

  private final Optional<JobDesk> desk;
  private final List<String> encoders;
  private final RequestBody bodies;

  /**
   * @param desk without it everything is answered 403
   * @param encoders names of those that are open
   */
  EncoderJobRoutes(Optional<JobDesk> desk, List<String> encoders, RequestLimits limits) {
    this.desk = desk;
    this.encoders = List.copyOf(encoders);
    this.bodies =
        new RequestBody(limits.bodyBytes(), limits.bodyPatience(), List.of(RequestBody.JSON));
  }

  void compress(Context ctx) {
    JobDesk open = JobRoutes.open(desk);
    RequestFields fields =
        RequestFields.read(
            bodies.read(ctx).bytes(),
            "{\"encoder\": \"%s\", \"recipe\": \"int8\", \"name\": \"small\"}"
                .formatted(encoders.getFirst()),
            List.of("encoder", "recipe", "name"));
    String encoder = fields.oneOf("encoder", SOURCE, encoders);
    List<String> recipes = open.bench().recipes().stream().map(RecipeFacts::name).toList();
    String recipe = fields.oneOf("recipe", "a recipe's name", recipes);
    String name = name(fields.text("name", "a name for what is made"));
    if (open.bench().isTaken(name)) {
      throw new RefusedException(
          HttpStatus.CONFLICT,
          "There is an encoder \"%s\" already; choose another name.".formatted(name));
    }
    open.accept(
        ctx,
        JobKind.COMPRESSION,
        "%s: %s by %s".formatted(name, encoder, recipe),
        open.bench().compression(encoder, recipe, name));
  }

  private static String name(String text) {
    if (!EncoderName.isValid(text)) {
      throw RefusedException.value("\"name\" has %s.".formatted(EncoderName.RULE));
    }
    return text;
  }

  void tune(Context ctx) {
    JobDesk open = JobRoutes.open(desk);
    RequestFields fields =
        RequestFields.read(
            bodies.read(ctx).bytes(),
            "{\"encoder\": \"%s\", \"minQuality\": 0.98}".formatted(encoders.getFirst()),
            List.of("encoder", "minQuality"));
    String encoder = fields.oneOf("encoder", SOURCE, encoders);
    double least = quality(fields);
    open.accept(
        ctx,
        JobKind.TUNING,
        "%s, at least %s of its quality".formatted(encoder, least),
        open.bench().tuning(encoder, least));
  }

  private static double quality(RequestFields fields) {
    double share = fields.number("minQuality").orElse(USUAL_QUALITY);
    if (!(share > 0 && share <= 1)) {
      throw RefusedException.value("\"minQuality\" must be above 0 and at most 1, such as 0.98.");
    }
    return share;
  }
}
