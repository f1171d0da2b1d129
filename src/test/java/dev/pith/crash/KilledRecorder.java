package dev.pith.crash;

import dev.pith.fixtures.SampleAlignments;
import dev.pith.model.AlignmentFile;
import dev.pith.model.Alignments;
import dev.pith.model.EncoderIdentity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that puts one record and the other into the file of an encoder, in turns and without
 * end, and prints a line when each is there. It waits to be killed.
 */
final class KilledRecorder {
  static final EncoderIdentity ENCODER =
      SampleAlignments.identity("small", SampleAlignments.hash(1));
  static final List<Alignments> IN_TURNS =
      List.of(
          Alignments.NONE.and(
              SampleAlignments.of(
                  ENCODER,
                  SampleAlignments.identity("large", SampleAlignments.hash(2)),
                  SampleAlignments.NEAR)),
          Alignments.NONE.and(
              SampleAlignments.of(
                  ENCODER,
                  SampleAlignments.identity("other", SampleAlignments.hash(4)),
                  SampleAlignments.FAR)));

  private KilledRecorder() {}

  /** Argument: the file. */
  static void main(String[] arguments) throws IOException {
    PrintStream written = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    AlignmentFile file = new AlignmentFile(Path.of(arguments[0]), ENCODER);
    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
      file.write(IN_TURNS.get(i % IN_TURNS.size()));
      written.println(i);
    }
  }
}
