package dev.pith.making;

import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.evaluate.AlignmentRun;
import dev.pith.evaluate.Progress;
import dev.pith.model.Alignment;
import dev.pith.model.AlignmentFile;
import dev.pith.model.Closeness;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderIdentity;
import java.io.IOException;
import java.util.Optional;

/**
 * Measures how near encoders come to one whose documents they are to ask for, and keeps the record.
 *
 * @param target whose documents
 * @param texts of which the held-back ones are read
 * @param progress is told of every step
 */
public record AlignmentMeasurement(
    EncoderDirectory target, CalibrationTexts texts, Progress progress) {
  /**
   * Measures and writes the record into the encoder's folder, whatever the figures are; an older
   * one for the same target makes room.
   *
   * @return empty, and nothing is written, when the two have vectors of different lengths
   */
  public Optional<Alignment> record(EncoderDirectory encoder) throws IOException {
    if (encoder.manifest().dimension() != target.manifest().dimension()) {
      return Optional.empty();
    }
    Alignment measured = measured(encoder);
    AlignmentFile file = encoder.alignmentFile();
    file.write(file.read().and(measured));
    return Optional.of(measured);
  }

  private Alignment measured(EncoderDirectory encoder) {
    Closeness closeness;
    try (Encoder asking = OnnxEncoder.open(encoder);
        Encoder asked = OnnxEncoder.open(target)) {
      closeness = new AlignmentRun(texts.probe(), progress).run(asking, asked);
    }
    return new Alignment(
        EncoderIdentity.of(encoder.manifest()),
        EncoderIdentity.of(target.manifest()),
        texts.probe().size(),
        texts.probeSource(),
        texts.probeSha256(),
        closeness);
  }

  /** What is on record of two encoders, in a line. */
  public static String told(EncoderDirectory encoder, EncoderDirectory target) {
    return encoder
        .alignmentFile()
        .read()
        .with(target.manifest().fingerprint())
        .map(Alignment::toString)
        .orElseGet(
            () ->
                "not aligned with %s: %d dimensions instead of %d, so it needs documents of its own"
                    .formatted(
                        target.manifest().name(),
                        encoder.manifest().dimension(),
                        target.manifest().dimension()));
  }
}
