package dev.pith.bert;

import static dev.pith.bert.GraphValues.eitherWay;

import dev.pith.bert.LayerPatterns.Normalized;
import dev.pith.bert.LayerPatterns.Projected;
import dev.pith.model.Pooling;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.ValueInfo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Recognises a BERT-family encoder in a graph (Devlin et al. 2019), from its output backwards.
 *
 * <p>Weights are found by the part they play, never by name: exporters name them as they like.
 */
public final class BertReader {
  private final GraphValues values;
  private final LayerPatterns patterns;
  private final AttentionPattern attentions;
  private final Pooling pooling;

  private BertReader(OnnxModel model, Pooling pooling) {
    this.pooling = pooling;
    values = new GraphValues(model.graph());
    patterns = new LayerPatterns(values);
    attentions = new AttentionPattern(values, patterns);
  }

  /**
   * Reads the weights out of a model whose first output is the last hidden state.
   *
   * @param pooling how its token vectors become one: the graph ends before that
   * @throws UnrecognisedGraphException naming the part that was not found
   */
  public static EncoderWeights read(OnnxModel model, Pooling pooling) {
    String last =
        model.graph().outputs().stream()
            .findFirst()
            .map(ValueInfo::name)
            .orElseThrow(() -> new UnrecognisedGraphException("the graph has no output"));
    try {
      return new BertReader(model, pooling).read(last);
    } catch (IllegalArgumentException e) {
      throw new UnrecognisedGraphException(
          "not a BERT-family encoder: its weights do not fit together, " + e.getMessage());
    }
  }

  private EncoderWeights read(String lastHiddenState) {
    Deque<EncoderLayer> layers = new ArrayDeque<>();
    String value = lastHiddenState;
    while (true) {
      Normalized norm = norm(value, layers.size() + 1);
      Optional<Embeddings> embeddings = embeddings(norm);
      if (embeddings.isPresent()) {
        if (layers.isEmpty()) {
          throw new UnrecognisedGraphException("no layer was found above the embeddings");
        }
        return new EncoderWeights(embeddings.get(), List.copyOf(layers), pooling);
      }
      FoundLayer found = layer(norm, layers.size() + 1);
      layers.addFirst(found.layer());
      value = found.input();
    }
  }

  private record FoundLayer(EncoderLayer layer, String input) {}

  private FoundLayer layer(Normalized outputNorm, int number) {
    Branches halves = feedForwardBranches(outputNorm.input(), number);
    Normalized attentionNorm = norm(halves.residual(), number);
    Projected down = halves.projected();
    Projected up =
        patterns
            .gelu(down.input())
            .flatMap(patterns::projection)
            .filter(projected -> projected.input().equals(halves.residual()))
            .orElseThrow(() -> missing(number, "a feed-forward pair with a Gelu between"));
    Branches attended = branches(attentionNorm.input(), number);
    AttentionPattern.Found attention = attentions.read(attended.projected(), number);
    if (!attention.input().equals(attended.residual())) {
      throw missing(number, "the residual around the attention");
    }
    return new FoundLayer(
        new EncoderLayer(
            attention.attention(),
            attentionNorm.norm(),
            new FeedForward(up.linear(), down.linear()),
            outputNorm.norm()),
        attention.input());
  }

  /** A sum of a projection and the residual around it. */
  private record Branches(Projected projected, String residual) {}

  private Branches feedForwardBranches(String sum, int number) {
    Branches branches = branches(sum, number);
    if (patterns.gelu(branches.projected().input()).isEmpty()) {
      throw missing(number, "the Gelu of the feed-forward pair");
    }
    return branches;
  }

  private Branches branches(String sum, int number) {
    return values.maker(sum, "Add").stream()
        .flatMap(add -> eitherWay(add).stream())
        .flatMap(
            side ->
                patterns
                    .projection(side.get(0))
                    .map(projected -> new Branches(projected, side.get(1)))
                    .stream())
        .findFirst()
        .orElseThrow(() -> missing(number, "a projection added to its residual"));
  }

  private Normalized norm(String value, int number) {
    return patterns
        .norm(value)
        .orElseThrow(() -> missing(number, "a layer normalization that ends in '" + value + "'"));
  }

  private Optional<Embeddings> embeddings(Normalized norm) {
    List<String> terms = new ArrayList<>();
    flattenSum(norm.input(), 1, terms);
    EmbeddingTables tables = new EmbeddingTables(values);
    terms.forEach(tables::add);
    return tables.sum(norm.norm());
  }

  private void flattenSum(String value, int fewestTerms, List<String> terms) {
    var sum = values.maker(value, "Add");
    if (sum.isPresent() && fewestTerms < EmbeddingTables.MAX_TERMS) {
      sum.get().inputs().forEach(input -> flattenSum(input, fewestTerms + 1, terms));
    } else {
      terms.add(value);
    }
  }

  private static UnrecognisedGraphException missing(int number, String what) {
    return new UnrecognisedGraphException(
        "not a BERT-family encoder: %s was not found in layer %d from the end"
            .formatted(what, number));
  }
}
