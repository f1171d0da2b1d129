package dev.pith.cli;

import dev.pith.index.Pairing;
import dev.pith.search.AdaptiveSearch;
import dev.pith.search.SearchEngine;
import picocli.CommandLine.Option;

/** {@code --asymmetric}, and what is said of those who use it. */
final class AsymmetryOption {
  @Option(
      names = "--asymmetric",
      description = {
        "Also take an encoder that is aligned with one that made the index, as a record proves that",
        "compress or align has made: its questions are compared with that one's documents."
      })
  private boolean asymmetric;

  Pairing pairing() {
    return asymmetric ? Pairing.ASYMMETRIC : Pairing.SYMMETRIC;
  }

  /** A line for each encoder that asks over another one's documents. */
  static void tell(Console console, SearchEngine engine) {
    for (String encoder : engine.encoders()) {
      String documentsBy = engine.documentsBy(encoder);
      if (!documentsBy.equals(encoder) && !encoder.equals(AdaptiveSearch.NAME)) {
        console.note(
            "asymmetric: questions by %s, documents by %s%s"
                .formatted(
                    encoder,
                    documentsBy,
                    engine.alignment(encoder).map(record -> "; " + record.figures()).orElse("")));
      }
    }
  }
}
