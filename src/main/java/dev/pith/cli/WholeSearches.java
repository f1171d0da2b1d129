package dev.pith.cli;

import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.SearchLatencyRun;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Times searches from a question's text to ten documents, with encoders that ask over the same
 * index.
 *
 * @param index made by the first encoder; the others are compared from it or have their own vectors
 * @param questions a text file
 * @param rounds how often each question is asked
 * @param adaptivity whether one more asks whichever of them will do
 */
record WholeSearches(
    Console console, Path index, Path questions, int rounds, AdaptivityOption adaptivity) {
  private static final int HITS = 10;

  /** How many times faster each encoder is than the first, as {@code NAME-end-to-end-vs-FIRST}. */
  List<Figure> measure(OpenEncoders encoders) throws IOException {
    List<String> texts = LatencyCommand.readQueries(questions);
    LatencyResult result;
    try (DocumentIndex documents = DocumentIndex.open(index);
        SearchEngine engine =
            adaptivity.around(
                new LuceneSearchEngine(documents, encoders.all(), Pairing.ASYMMETRIC));
        StepBars bars = new StepBars(console)) {
      AsymmetryOption.tell(console, engine);
      console.print(
          "%,d questions to %,d documents".formatted(texts.size(), documents.documentCount()));
      adaptivity.calibrate(engine, console);
      LatencyPlan plan = LatencyPlan.STANDARD.withRounds(rounds);
      result = new SearchLatencyRun(texts, HITS, plan, bars).run(engine);
    }
    new LatencyTable(console).print(result);
    String first = result.encoders().getFirst().name();
    return result.encoders().stream()
        .skip(1)
        .map(encoder -> Figure.speedup(id(encoder, first), encoder))
        .toList();
  }

  private static String id(EncoderLatency encoder, String first) {
    return encoder.name() + "-end-to-end-vs-" + first;
  }
}
