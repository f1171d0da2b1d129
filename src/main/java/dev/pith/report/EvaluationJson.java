package dev.pith.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.EncoderSimilarity;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.QualityFigures;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.SimilarityResult;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was asked of the same encoders, in one object: {@link QualityJson}, and for
 * sentence pairs {@code {"sts": {"data", "pairs", "seed"}, "encoders": [{"name", "spearman",
 * "spearmanDifference": {"low", "high"}}]}}, an encoder's figures together in one element; beside
 * them the machine, and the means over judged queries as {@link FigureJson} writes figures.
 */
public final class EvaluationJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private EvaluationJson() {}

  /** Both results, where they are there, of the same encoders in the same order. */
  public static ObjectNode of(
      MachineFacts machine,
      Optional<QualityResult> quality,
      Optional<SimilarityResult> similarity) {
    ObjectNode root = quality.map(QualityJson::of).orElseGet(JSON::objectNode);
    similarity.ifPresent(result -> add(result, root));
    root.set("machine", LatencyJson.machine(machine));
    root.set("figures", FigureJson.array(quality.map(QualityFigures::of).orElseGet(List::of)));
    return root;
  }

  private static void add(SimilarityResult result, ObjectNode root) {
    root.putObject("sts")
        .put("data", result.data())
        .put("pairs", result.pairs())
        .put("seed", result.seed());
    ArrayNode encoders = root.withArray("encoders");
    for (int i = 0; i < result.encoders().size(); i++) {
      JsonNode there = encoders.path(i);
      add(
          result.encoders().get(i),
          there instanceof ObjectNode object ? object : encoders.addObject());
    }
  }

  private static void add(EncoderSimilarity encoder, ObjectNode node) {
    node.put("name", encoder.name())
        .put("sizeBytes", encoder.sizeBytes())
        .put("dimension", encoder.dimension())
        .put("fingerprint", encoder.fingerprint())
        .put("spearman", encoder.spearman());
    encoder
        .difference()
        .ifPresentOrElse(
            interval ->
                node.putObject("spearmanDifference")
                    .put("low", interval.low())
                    .put("high", interval.high()),
            () -> node.putNull("spearmanDifference"));
  }
}
