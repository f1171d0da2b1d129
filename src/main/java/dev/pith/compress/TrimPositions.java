package dev.pith.compress;

import dev.pith.bert.Embeddings;
import dev.pith.bert.EncoderWeights;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Drops positions behind the longest input that is to be encoded, and cuts texts there. Shorter
 * texts lose nothing.
 *
 * @param positions how many are kept, at least 2
 */
public record TrimPositions(int positions) implements Pass {
  public TrimPositions {
    if (positions < 2) {
      throw new IllegalArgumentException("positions " + positions + " is below 2");
    }
  }

  @Override
  public String name() {
    return "trim-positions";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsOf(subject, name());
    Embeddings tables = weights.embeddings();
    int kept = Math.min(positions, tables.positions().rows());
    int[] first = IntStream.range(0, kept).toArray();
    Embeddings trimmed =
        new Embeddings(
            tables.words(), tables.positions().toFloats().selectRows(first), tables.norm());
    return new Outcome(
        new Subject.Recognised(weights.withEmbeddings(trimmed)),
        "kept %d of %d positions".formatted(kept, tables.positions().rows()),
        Optional.of(calibration.tokenizer())
            .filter(t -> t.maxTokens() > kept)
            .map(t -> t.cutAt(kept)));
  }
}
