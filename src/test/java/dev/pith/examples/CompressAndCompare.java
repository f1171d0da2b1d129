package dev.pith.examples;

import dev.pith.Pith;
import dev.pith.corpus.DocumentSource;
import dev.pith.search.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes an encoder small and sees whether the two find the same. */
final class CompressAndCompare {
  private CompressAndCompare() {}

  /**
   * Runs it.
   *
   * @param args the full encoder's folder, a recipe, the small encoder's folder, a corpus, the
   *     index's folder and a question
   */
  public static void main(String... args) throws IOException {
    Path full = Path.of(args[0]);
    Path recipe = Path.of(args[1]);
    Path small = Path.of(args[2]);
    DocumentSource corpus = DocumentSource.open(Path.of(args[3]));
    Path index = Path.of(args[4]);
    String question = args[5];

    Pith.compress(full, recipe, small);
    Pith.index(index, List.of(full, small), corpus);
    try (Pith pith = Pith.open(index, full, small)) {
      for (Comparison.Against other : pith.compare(question, 10).others()) {
        System.out.printf(
            "%s finds %.0f %% of the ten best of %s%n",
            other.result().encoder(), 100 * other.overlapAt10(), pith.encoders().getFirst());
      }
    }
  }
}
