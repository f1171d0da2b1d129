package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.lookup.TokenVectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Replaces the encoder by a table: a vector for each token, such that a text's weighted sum comes
 * nearest to the vector that the encoder gave it. The table's vectors live in the encoder's own
 * space, so questions can be encoded by it and documents by the full encoder.
 *
 * <p>No gradients: the encoder reads texts once, the rest is ridge regression.
 *
 * @param budget the most tokens that the encoder reads to be learned from, at least 1
 * @param ridge pull towards what the encoder says of each token alone, above 0; 1 is as much as a
 *     text that holds nothing but the token
 */
public record FitStatic(int budget, double ridge) implements Pass {
  /** Of every so many texts one is not learned from, but judged by. */
  private static final int HELD_BACK = 50;

  public FitStatic {
    if (budget < 1) {
      throw new IllegalArgumentException("budget " + budget + " is below 1");
    }
    if (!(ridge > 0 && ridge <= 1000)) {
      throw new IllegalArgumentException("ridge " + ridge + " is not in (0, 1000]");
    }
  }

  @Override
  public String name() {
    return "fit-static";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.wideFloatsOf(subject, name());
    Teacher teacher = Teacher.of(weights, calibration);
    List<long[]> texts = TeacherTexts.of(calibration, budget).ids();
    FloatMatrix vectors = teacher.vectors(texts);
    int[] shown = IntStream.range(0, texts.size()).filter(i -> !isHeldBack(i)).toArray();
    int[] held = IntStream.range(0, texts.size()).filter(FitStatic::isHeldBack).toArray();
    TokenVectors fitted =
        new TokenVectorFit(new LoneTokens(calibration.tokenizer(), teacher, name()), ridge)
            .fit(select(texts, shown), vectors.selectRows(shown));
    String agreement =
        held.length == 0
            ? ""
            : "; mean cosine %.4f on %,d held back"
                .formatted(
                    meanCosine(fitted, select(texts, held), vectors.selectRows(held)), held.length);
    return new Outcome(
        new Subject.Static(fitted),
        "a vector per token, fitted to the encoder's own of %,d texts%s"
            .formatted(shown.length, agreement));
  }

  private static boolean isHeldBack(int text) {
    return text % HELD_BACK == HELD_BACK - 1;
  }

  private static List<long[]> select(List<long[]> texts, int[] chosen) {
    return Arrays.stream(chosen).mapToObj(texts::get).toList();
  }

  private static double meanCosine(TokenVectors fitted, List<long[]> texts, FloatMatrix expected) {
    double sum = 0;
    for (int text = 0; text < texts.size(); text++) {
      float[] found = fitted.embed(texts.get(text));
      for (int d = 0; d < found.length; d++) {
        sum += (double) found[d] * expected.at(text, d);
      }
    }
    return sum / texts.size();
  }
}
