package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.evaluate.RecallRun;
import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexBytes;
import dev.pith.plan.Check;
import dev.pith.plan.IndexModel;
import dev.pith.search.LuceneSearchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Compares formulas with indexes that are there: bytes, and the time of searches by the graph as
 * {@code bench precision} takes it.
 *
 * @param encoder that made the indexes; null where searches are not timed
 * @param queries to time them with; null with the encoder
 */
record PlanChecks(
    Console console, IndexModel model, @Nullable EncoderArgument encoder, @Nullable Path queries) {
  private static final int HITS = 10;
  private static final long SEED = 1;
  private static final double MILLIS = 1e3;

  List<Check> of(List<Path> indexes) throws IOException {
    List<Check> checks = new ArrayList<>();
    if (encoder == null || queries == null) {
      for (Path path : indexes) {
        try (DocumentIndex index = open(path)) {
          checks.addAll(bytes(path, index));
        }
      }
      return checks;
    }
    List<String> questions = LatencyCommand.readQueries(queries);
    try (Encoder opened = encoder.open()) {
      for (Path path : indexes) {
        try (DocumentIndex index = open(path)) {
          checks.addAll(bytes(path, index));
          checks.addAll(search(path, index, opened, questions));
        }
      }
    }
    return checks;
  }

  private static DocumentIndex open(Path path) {
    DocumentIndex index = DocumentIndex.open(path);
    String why =
        index.documentCount() == 0
            ? "has no documents"
            : index.fields().size() > 1
                ? "has vectors of several encoders"
                : index.passageTokens().isPresent() ? "has passages" : "";
    if (why.isEmpty()) {
      return index;
    }
    index.close();
    throw new CliException(
        "index %s %s, which the formulas say nothing of: check another one".formatted(path, why));
  }

  private List<Check> bytes(Path path, DocumentIndex index) {
    long documents = index.documentCount();
    int dimensions = index.fields().getFirst().dimension();
    int bits = index.precision().bits();
    IndexBytes bytes = index.bytes();
    return List.of(
        new Check(
            path.toString(),
            documents,
            bits,
            Check.DISK,
            model.diskBytes((double) documents, dimensions, bits),
            (double) bytes.disk(),
            "bytes"),
        new Check(
            path.toString(),
            documents,
            bits,
            Check.HOT,
            model.hotBytes((double) documents, dimensions, bits),
            (double) bytes.hot(),
            "bytes"));
  }

  private List<Check> search(
      Path path, DocumentIndex index, Encoder opened, List<String> questions) {
    long documents = index.documentCount();
    int bits = index.precision().bits();
    OptionalDouble predicted =
        model.seconds((double) documents, index.fields().getFirst().dimension(), bits);
    if (predicted.isEmpty()) {
      console.note(
          "searches of %s are not checked: there is no figure for %d-bit vectors"
              .formatted(path, bits));
      return List.of();
    }
    return List.of(
        new Check(
            path.toString(),
            documents,
            bits,
            Check.SEARCH,
            predicted.getAsDouble(),
            seconds(index, opened, questions),
            "seconds"));
  }

  private double seconds(DocumentIndex index, Encoder opened, List<String> questions) {
    List<Encoder> encoders = List.of(opened);
    try (StepBars bars = new StepBars(console);
        LuceneSearchEngine all = LuceneSearchEngine.comparingAll(index, encoders);
        LuceneSearchEngine graph =
            LuceneSearchEngine.byGraph(index, encoders, LuceneSearchEngine.DEFAULT_CANDIDATES)) {
      return new RecallRun(all, questions, HITS, SEED, bars)
              .measure("%,d documents".formatted(index.documentCount()), graph)
              .medianSearchMillis()
          / MILLIS;
    }
  }
}
