package dev.pith.cli;

import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.SearchLatencyRun;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Times searches, without reading and encoding the question, among ever more documents.
 *
 * @param index whose documents' vectors others are drawn around
 * @param sizes numbers of documents, the reference first
 * @param out where each index stays, by its number; none stays without it
 */
record GrownSearches(
    Console console, Path index, Path questions, int rounds, List<Long> sizes, Optional<Path> out) {
  private static final int HITS = 10;
  private static final long MILLION = 1_000_000;
  private static final long THOUSAND = 1_000;

  /** How many times the first one's time each of the others takes, as {@code million-vs-100k}. */
  List<Figure> measure(OpenEncoders encoders) throws IOException {
    List<String> texts = LatencyCommand.readQueries(questions);
    SequencedMap<Long, TemporaryIndex> indexes = new LinkedHashMap<>();
    SequencedMap<String, SearchEngine> engines = new LinkedHashMap<>();
    try (StepBars bars = new StepBars(console)) {
      for (long size : sizes) {
        TemporaryIndex grown =
            TemporaryIndex.grown(console, index, size, out.orElse(TemporaryIndex.PARENT));
        indexes.put(size, grown);
        engines.put(
            label(size),
            new LuceneSearchEngine(
                grown.index(), encoders.all().subList(0, 1), Pairing.ASYMMETRIC));
      }
      LatencyPlan plan = LatencyPlan.STANDARD.withRounds(rounds);
      return figures(SearchLatencyRun.ofSearchAlone(texts, HITS, plan, bars).run(engines));
    } finally {
      engines.values().forEach(SearchEngine::close);
      for (Map.Entry<Long, TemporaryIndex> grown : indexes.entrySet()) {
        close(grown.getKey(), grown.getValue());
      }
    }
  }

  private void close(long size, TemporaryIndex grown) throws IOException {
    if (out.isEmpty()) {
      grown.close();
      return;
    }
    Path place = place(out.get(), size);
    grown.closeAs(place);
    console.print("%,d documents are in %s".formatted(size, place));
  }

  /** Makes {@code out}; refuses one that has such an index. */
  static void requirePlaces(Path out, List<Long> sizes) throws IOException {
    for (long size : sizes) {
      Path place = place(out, size);
      if (Files.exists(place)) {
        throw new CliException(
            place + " is there already: name another --grown-out, or delete it first");
      }
    }
    Files.createDirectories(out);
  }

  private static Path place(Path out, long size) {
    return out.resolve(Long.toString(size));
  }

  private List<Figure> figures(LatencyResult result) {
    console.print("the search alone, by number of documents:");
    new LatencyTable(console).print(result);
    String first = result.encoders().getFirst().name();
    return result.encoders().stream()
        .skip(1)
        .map(grown -> Figure.slowdown(grown.name() + "-vs-" + first, grown))
        .toList();
  }

  private static String label(long documents) {
    if (documents == MILLION) {
      return "million";
    }
    if (documents % MILLION == 0) {
      return documents / MILLION + "m";
    }
    return documents % THOUSAND == 0 ? documents / THOUSAND + "k" : Long.toString(documents);
  }
}
