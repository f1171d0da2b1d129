package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import java.util.List;
import java.util.Locale;

/**
 * Shortens vectors: projects them on the principal directions of the encoder's own vectors, inside
 * the graph, and gives them unit length again.
 *
 * <p>The encoder of shorter vectors has a space of its own. How similar they are to the full
 * encoder's is measured where they lie among those: {@link EncoderWeights#lifted}.
 *
 * @param dimensions of the shorter vectors, at least 1
 */
public record ReduceDimension(int dimensions) implements Pass {
  /** Tokens of the texts whose vectors give the directions: some thousand texts. */
  private static final int BUDGET = 100_000;

  public ReduceDimension {
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions " + dimensions + " is below 1");
    }
  }

  @Override
  public String name() {
    return "reduce-dimension";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.wideFloatsOf(subject, name());
    if (dimensions >= weights.hidden()) {
      throw new PassRefusedException(
          "reduce-dimension to %d: this encoder has %d dimensions, ask for fewer"
              .formatted(dimensions, weights.hidden()));
    }
    List<long[]> texts = TeacherTexts.of(calibration, BUDGET).ids();
    FloatMatrix vectors = Teacher.exact(weights, calibration).vectors(texts);
    PrincipalDirections found = PrincipalDirections.of(vectors, dimensions);
    return new Outcome(
        new Subject.Recognised(weights.withDirections(found.directions())),
        String.format(
            Locale.ROOT,
            "%d of %d dimensions, principal directions of %,d texts; they hold %.2f %% of the vectors' squared length",
            dimensions,
            weights.hidden(),
            texts.size(),
            100 * (1 - found.lost())));
  }
}
