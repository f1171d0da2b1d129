package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import java.util.List;
import java.util.Locale;

/**
 * Turns an encoder's vectors towards those of the encoder that the recipe began with, by one matrix
 * behind the pooling: what all passes before it bent in the same way for every text is bent back.
 * It runs once per text and not per token: a fiftieth of the time that a cut int8 encoder takes for
 * a question.
 *
 * @param budget the most tokens that both encoders read to be learned from, at least 1
 * @see OutputMap
 */
public record FitOutput(int budget) implements Pass {
  private static final int FEWEST_TEXTS = 16;

  public FitOutput {
    if (budget < 1) {
      throw new IllegalArgumentException("budget " + budget + " is below 1");
    }
  }

  @Override
  public String name() {
    return "fit-output";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.wideOf(subject, name());
    List<String> texts = TeacherTexts.of(calibration, budget).texts();
    if (texts.size() < FEWEST_TEXTS) {
      throw new PassRefusedException(
          "fit-output needs %d texts to learn from and found %d: give a larger budget or corpus"
              .formatted(FEWEST_TEXTS, texts.size()));
    }
    Source source = calibration.source();
    FloatMatrix now = vectors(subject, calibration.tokenizer(), texts, weights, calibration);
    FloatMatrix wanted = vectors(source.subject(), source.tokenizer(), texts, weights, calibration);
    OutputMap map = OutputMap.fit(now, wanted);
    return new Outcome(
        new Subject.Recognised(weights.withDirections(map.matrix())),
        String.format(
            Locale.ROOT,
            "a matrix behind the pooling, of %,d texts with ridge %s; mean cosine of those held back %.4f -> %.4f",
            texts.size(),
            map.ridge(),
            map.cosineBefore(),
            map.cosineAfter()));
  }

  /** By the source's tokenizer, so that recipes that differ learn from the same texts. */
  private static FloatMatrix vectors(
      Subject encoder,
      TokenizerDefinition definition,
      List<String> texts,
      EncoderWeights weights,
      Calibration calibration) {
    try (Tokenizer tokenizer = TokenizerFiles.open(definition)) {
      List<long[]> ids = texts.stream().map(text -> tokenizer.tokenize(text).ids()).toList();
      return Teacher.asItIs(encoder, weights.dimension(), calibration).vectors(ids);
    }
  }
}
