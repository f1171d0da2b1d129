package dev.pith.encode;

import dev.pith.lookup.TokenVectors;
import java.util.List;

/**
 * A static encoder without ONNX Runtime: its few sums take less time than the way into native code
 * and back. Each text is summed by itself.
 */
record TableModel(String name, TokenVectors vectors) implements SentenceModel {
  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public float[][] embed(List<long[]> texts) {
    float[][] found = new float[texts.size()][];
    for (int text = 0; text < found.length; text++) {
      found[text] = embed(texts.get(text));
    }
    return found;
  }

  @Override
  public float[] embed(long[] text) {
    float[] vector = sum(text);
    UnitVectors.normalize(vector);
    return vector;
  }

  private float[] sum(long[] ids) {
    try {
      return vectors.sum(ids);
    } catch (IndexOutOfBoundsException e) {
      throw new EncoderException(
          "%s has no vector for a token of its tokenizer: model and tokenizer do not belong together"
              .formatted(name),
          e);
    }
  }

  @Override
  public void close() {}
}
