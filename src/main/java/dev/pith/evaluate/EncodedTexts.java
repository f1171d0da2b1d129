package dev.pith.evaluate;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.util.List;

/** Many texts as one encoder's vectors. */
public final class EncodedTexts {
  private static final int CHUNK = 512;

  private EncodedTexts() {}

  /**
   * A row a text, in the order of the texts.
   *
   * @param step what the progress is called
   */
  public static VectorMatrix of(
      Encoder encoder, Role role, List<String> texts, String step, Progress progress) {
    VectorMatrix vectors = VectorMatrix.ofSize(texts.size(), encoder.dimension());
    for (int first = 0; first < texts.size(); first += CHUNK) {
      int end = Math.min(texts.size(), first + CHUNK);
      vectors.setRows(first, encoder.encodeAll(role, texts.subList(first, end)));
      progress.report(step, end, texts.size());
    }
    return vectors;
  }
}
