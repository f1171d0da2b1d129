package dev.pith.bert;

import dev.pith.bert.LayerPatterns.Projected;
import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Node;
import dev.pith.onnx.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Multi-head attention as exporters write it: {@code softmax(Q K^T / sqrt(d) + mask) V}, with
 * reshapes to heads and back.
 */
final class AttentionPattern {
  private final GraphValues values;
  private final LayerPatterns patterns;

  AttentionPattern(GraphValues values, LayerPatterns patterns) {
    this.values = values;
    this.patterns = patterns;
  }

  /**
   * Reads the attention whose output projection is {@code output}.
   *
   * @param layer which layer, for errors
   * @return the attention and the value that all three of its projections read
   */
  Found read(Projected output, int layer) {
    Node weighted =
        values
            .moved(output.input(), "Reshape")
            .flatMap(joined -> values.moved(joined, "Transpose"))
            .flatMap(heads -> values.maker(heads, "MatMul"))
            .orElseThrow(() -> missing(layer, "heads joined after the softmax"));
    Projected value = heads(weighted.inputs().get(1), layer, "value").projected();
    Node scores = scores(weighted.inputs().getFirst(), layer);
    Heads query = heads(scores.inputs().get(0), layer, "query");
    Heads key = heads(scores.inputs().get(1), layer, "key");
    if (!query.projected().input().equals(key.projected().input())
        || !query.projected().input().equals(value.input())) {
      throw missing(layer, "one input shared by query, key and value");
    }
    return new Found(
        new Attention(
            query.count(),
            query.size(),
            query.projected().linear(),
            key.projected().linear(),
            value.linear(),
            output.linear()),
        query.projected().input());
  }

  /** What was read, and the value it all starts from. */
  record Found(Attention attention, String input) {}

  private record Heads(Projected projected, int count, int size) {}

  /** The product of queries and keys under softmax, mask and scale. */
  private Node scores(String probabilities, int layer) {
    String masked =
        values
            .moved(probabilities, "Softmax")
            .orElseThrow(() -> missing(layer, "the softmax over scores"));
    return values.maker(masked, "Add").stream()
        .flatMap(add -> add.inputs().stream())
        .flatMap(side -> scaledProduct(side).stream())
        .findFirst()
        .orElseThrow(() -> missing(layer, "scores scaled by the root of the head size"));
  }

  private Optional<Node> scaledProduct(String value) {
    return values
        .maker(value, "Div")
        .filter(this::dividesByRootOfHeadSize)
        .flatMap(scaled -> values.maker(scaled.inputs().getFirst(), "MatMul"));
  }

  private boolean dividesByRootOfHeadSize(Node div) {
    Optional<Integer> headSize =
        values
            .maker(div.inputs().getFirst(), "MatMul")
            .flatMap(product -> values.moved(product.inputs().getFirst(), "Transpose"))
            .flatMap(this::reshapeTail)
            .map(tail -> tail[1]);
    return headSize.isPresent()
        && values
            .scalar(div.inputs().get(1))
            .filter(scale -> Math.abs(scale * scale - headSize.get()) < 1e-2 * headSize.get())
            .isPresent();
  }

  private Heads heads(String value, int layer, String part) {
    String reshaped =
        values
            .moved(value, "Transpose")
            .orElseThrow(() -> missing(layer, part + " split into heads"));
    int[] tail =
        reshapeTail(reshaped).orElseThrow(() -> missing(layer, part + " with a fixed head size"));
    Projected projected =
        values
            .moved(reshaped, "Reshape")
            .flatMap(patterns::projection)
            .orElseThrow(() -> missing(layer, part + " projection with a bias"));
    return new Heads(projected, tail[0], tail[1]);
  }

  /** The last two extents of the shape that {@code value} is reshaped to: heads and head size. */
  private Optional<int[]> reshapeTail(String value) {
    return values
        .maker(value, "Reshape")
        .map(reshape -> reshape.inputs().get(1))
        .flatMap(shape -> constantTail(shape).or(() -> concatenatedTail(shape)));
  }

  private Optional<int[]> constantTail(String shape) {
    return longs(shape)
        .filter(extents -> extents.length == 4 && isCount(extents[2]) && isCount(extents[3]))
        .map(extents -> new int[] {(int) extents[2], (int) extents[3]});
  }

  private Optional<int[]> concatenatedTail(String shape) {
    return values
        .maker(shape, "Concat")
        .map(Node::inputs)
        .filter(parts -> parts.size() == 4)
        .flatMap(this::lastTwo);
  }

  private Optional<int[]> lastTwo(List<String> parts) {
    var heads = single(parts.get(2));
    var size = single(parts.get(3));
    return heads.isPresent() && size.isPresent()
        ? Optional.of(new int[] {heads.get(), size.get()})
        : Optional.empty();
  }

  private Optional<Integer> single(String value) {
    return longs(value)
        .filter(extents -> extents.length == 1 && isCount(extents[0]))
        .map(extents -> (int) extents[0]);
  }

  private static boolean isCount(long extent) {
    return extent > 0 && extent <= Integer.MAX_VALUE;
  }

  private Optional<long[]> longs(String value) {
    Optional<Tensor> constant =
        values.constant(value).filter(tensor -> tensor.type() == ElementType.INT64);
    if (constant.isPresent()) {
      return constant.map(Tensor::toLongs);
    }
    return values
        .maker(value, "Constant")
        .map(node -> node.attributes().get("value_ints"))
        .filter(Attribute.OfInts.class::isInstance)
        .map(ints -> ((Attribute.OfInts) ints).values().stream().mapToLong(i -> i).toArray());
  }

  private static UnrecognisedGraphException missing(int layer, String what) {
    return new UnrecognisedGraphException(
        "not a BERT-family encoder: %s was not found in the attention of layer %d from the end"
            .formatted(what, layer));
  }
}
