package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.lookup.TokenVectors;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Replaces the encoder by a table without learning from texts: the vector of a token is what the
 * encoder says of it alone, less what it says of all, times smooth inverse frequency, and of fewer
 * dimensions where that is asked for. Sources: Arora et al. 2017, section 3, for the weights and
 * the common part; Tulkens and van Dongen, Model2Vec (2024), for tokens as texts.
 *
 * <p>The baseline of {@link FitStatic}, which learns what tokens say in company.
 *
 * @param dimensions of the vectors, principal directions of all tokens' vectors, at least 1; absent
 *     for the encoder's own, in its space
 * @param budget the most tokens that are counted, at least 1
 */
public record EncodeTokens(Optional<Integer> dimensions, int budget) implements Pass {
  /**
   * What the token in front of every text is made shorter by: the empty text needs a vector, and no
   * other text is to hear of it.
   */
  private static final float QUIET = 1e-4f;

  public EncodeTokens {
    if (dimensions.isPresent() && dimensions.get() < 1) {
      throw new IllegalArgumentException("dimensions %d is below 1".formatted(dimensions.get()));
    }
    if (budget < 1) {
      throw new IllegalArgumentException("budget " + budget + " is below 1");
    }
  }

  @Override
  public String name() {
    return "encode-tokens";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.wideFloatsOf(subject, name());
    int kept = dimensions.orElse(weights.hidden());
    if (kept > weights.hidden()) {
      throw new PassRefusedException(
          "encode-tokens to %d dimensions: this encoder has %d, ask for at most as many"
              .formatted(kept, weights.hidden()));
    }
    Teacher teacher = Teacher.of(weights, calibration);
    LoneTokens tokens = new LoneTokens(calibration.tokenizer(), teacher, name());
    FloatMatrix vectors = tokens.vectors();
    Optional<PrincipalDirections> principal =
        Optional.of(kept)
            .filter(fewer -> fewer < weights.hidden())
            .map(fewer -> PrincipalDirections.of(vectors, fewer));
    Optional<FloatMatrix> directions = principal.map(PrincipalDirections::directions);
    List<long[]> texts = TeacherTexts.of(calibration, budget).ids();
    FloatMatrix table = table(tokens, vectors, tokens.weights(texts), directions);
    return new Outcome(
        new Subject.Static(new TokenVectors(table), directions),
        "a vector per token, what the encoder says of it alone, weighted by %,d texts%s"
            .formatted(texts.size(), principal.map(EncodeTokens::told).orElse("")));
  }

  private static FloatMatrix table(
      LoneTokens tokens, FloatMatrix vectors, float[] weights, Optional<FloatMatrix> directions) {
    FloatMatrix rows = directions.map(vectors::times).orElse(vectors);
    FloatMatrix empty = tokens.emptyText();
    FloatMatrix ofEmptyText = directions.map(empty::times).orElse(empty);
    float[] values = rows.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= weights[i / rows.columns()];
    }
    for (int d = 0; d < rows.columns(); d++) {
      values[tokens.first() * rows.columns() + d] = QUIET * ofEmptyText.at(0, d);
    }
    return new FloatMatrix(rows.rows(), rows.columns(), values);
  }

  private static String told(PrincipalDirections found) {
    return String.format(
        Locale.ROOT,
        "; %d principal directions hold %.2f %% of the vectors' squared length",
        found.directions().columns(),
        100 * (1 - found.lost()));
  }
}
