package dev.pith.compress;

import dev.pith.bert.Embeddings;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.LayerNorm;
import java.util.List;
import java.util.stream.IntStream;

/** Computes what the first layer reads. */
final class EmbeddedTexts {
  private EmbeddedTexts() {}

  static TokenRows of(Embeddings embeddings, List<long[]> texts) {
    int width = embeddings.norm().width();
    int[] starts = new int[texts.size() + 1];
    for (int i = 0; i < texts.size(); i++) {
      starts[i + 1] = starts[i] + texts.get(i).length;
    }
    FloatMatrix words = embeddings.words().toFloats();
    FloatMatrix positions = embeddings.positions().toFloats();
    TokenRows rows = new TokenRows(width, starts);
    IntStream.range(0, texts.size())
        .parallel()
        .forEach(
            text -> {
              long[] ids = texts.get(text);
              float[] values = new float[ids.length * width];
              for (int position = 0; position < ids.length; position++) {
                int at = position * width;
                for (int d = 0; d < width; d++) {
                  values[at + d] =
                      words.at(Math.toIntExact(ids[position]), d) + positions.at(position, d);
                }
                normalize(values, at, embeddings.norm());
              }
              rows.set(text, values);
            });
    return rows;
  }

  private static void normalize(float[] values, int at, LayerNorm norm) {
    int width = norm.width();
    double mean = 0;
    for (int d = 0; d < width; d++) {
      mean += values[at + d];
    }
    mean /= width;
    double variance = 0;
    for (int d = 0; d < width; d++) {
      double centred = values[at + d] - mean;
      variance += centred * centred;
    }
    double scale = 1 / Math.sqrt(variance / width + norm.epsilon());
    for (int d = 0; d < width; d++) {
      values[at + d] = (float) ((values[at + d] - mean) * scale * norm.gamma()[d] + norm.beta()[d]);
    }
  }
}
