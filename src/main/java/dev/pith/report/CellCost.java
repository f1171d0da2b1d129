package dev.pith.report;

import dev.pith.evaluate.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a cell takes of a machine.
 *
 * @param modelBytes of the files that the encoder needs; 0 for words alone
 * @param indexBytes all of the index on disk, texts included
 * @param hotBytes what every search of the graph reads; 0 for words alone
 * @param rssBytes resident memory of a process of its own behind its first answers; absent where
 *     the system does not tell
 * @param coldStartMillis from the start of a process to its first answer, median of a few
 * @param starts how many that median is of
 */
public record CellCost(
    long modelBytes,
    long indexBytes,
    long hotBytes,
    OptionalLong rssBytes,
    OptionalDouble coldStartMillis,
    int starts) {
  private static final double MILLIS_PER_SECOND = 1e3;

  /** What has to be in memory for fast answers: the model and what every search reads. */
  long loadedBytes() {
    return modelBytes + hotBytes;
  }

  /** All that is known, by ids that start with {@code id}. */
  List<Figure> figures(String id) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.bytes(id + "model-bytes", modelBytes));
    figures.add(Figure.bytes(id + "index-bytes", indexBytes));
    figures.add(Figure.bytes(id + "hot-bytes", hotBytes));
    figures.add(Figure.bytes(id + "loaded-bytes", loadedBytes()));
    rssBytes.ifPresent(
        bytes -> figures.add(new Figure(id + "rss", bytes, "bytes", Optional.empty(), 1)));
    coldStartMillis.ifPresent(
        millis ->
            figures.add(
                new Figure(
                    id + "cold-start",
                    millis / MILLIS_PER_SECOND,
                    "seconds",
                    Optional.empty(),
                    starts)));
    return figures;
  }
}
