package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.evaluate.Cell;
import dev.pith.evaluate.CellEngine;
import dev.pith.index.Pairing;
import dev.pith.index.VectorPrecision;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An index for each encoder that makes documents' vectors and each precision, and an engine for
 * each encoder over each of those that it searches; all are gone when this is closed.
 */
final class CellIndexes implements AutoCloseable {
  private final List<Encoder> encoders;
  private final Set<String> asymmetric;
  private final List<VectorPrecision> precisions;
  private final Map<Place, TemporaryIndex> indexes = new LinkedHashMap<>();
  private final Map<Place, LuceneSearchEngine> engines = new LinkedHashMap<>();

  /** An encoder, of documents or of questions, at a precision. */
  private record Place(String encoder, VectorPrecision precision) {}

  /**
   * @param encoders the reference first; belong to the caller
   * @param asymmetric names of those whose questions are compared with the reference's documents
   */
  private CellIndexes(
      List<Encoder> encoders, Set<String> asymmetric, List<VectorPrecision> precisions) {
    this.encoders = encoders;
    this.asymmetric = asymmetric;
    this.precisions = precisions;
  }

  /**
   * Embeds the documents once with each encoder that makes documents' vectors, unless there is an
   * index that has them. A cell's index is of that encoder's vectors alone either way.
   *
   * @param candidates how many each graph is asked for at least
   */
  static CellIndexes build(
      Console console,
      CellDocuments documents,
      List<Encoder> encoders,
      Set<String> asymmetric,
      List<VectorPrecision> precisions,
      int candidates)
      throws IOException {
    CellIndexes made = new CellIndexes(encoders, asymmetric, precisions);
    try {
      for (Encoder encoder : encoders) {
        if (!asymmetric.contains(encoder.name())) {
          made.index(console, documents, encoder);
        }
      }
      made.open(candidates);
      return made;
    } catch (IOException | RuntimeException failure) {
      made.close();
      throw failure;
    }
  }

  private void index(Console console, CellDocuments documents, Encoder encoder) throws IOException {
    if (documents.index().isPresent()) {
      copy(documents.index().get(), encoder);
      return;
    }
    try (TemporaryIndex embedded =
        TemporaryIndex.of(console, encoder.name(), documents.corpus(), List.of(encoder))) {
      copy(embedded.folder(), encoder);
    }
  }

  private void copy(Path from, Encoder encoder) throws IOException {
    for (VectorPrecision precision : precisions) {
      indexes.put(
          new Place(encoder.name(), precision), TemporaryIndex.copy(from, encoder, precision));
    }
  }

  private void open(int candidates) {
    for (Encoder encoder : encoders) {
      for (VectorPrecision precision : precisions) {
        engines.put(
            new Place(encoder.name(), precision),
            LuceneSearchEngine.byGraph(
                index(encoder.name(), precision).index(),
                List.of(encoder),
                Pairing.ASYMMETRIC,
                candidates));
      }
    }
  }

  /**
   * Every way to search, by the modes that were asked for; the reference's first precision first.
   */
  List<CellEngine> cells(List<SearchMode> modes) {
    List<CellEngine> cells = new ArrayList<>();
    for (Encoder encoder : encoders) {
      for (VectorPrecision precision : precisions) {
        for (SearchMode mode : modes) {
          if (mode != SearchMode.LEXICAL) {
            cells.add(cell(encoder.name(), precision, mode));
          }
        }
      }
    }
    if (modes.contains(SearchMode.LEXICAL)) {
      cells.add(new CellEngine(Cell.LEXICAL, engines.values().iterator().next()));
    }
    return cells;
  }

  private CellEngine cell(String encoder, VectorPrecision precision, SearchMode mode) {
    return new CellEngine(
        new Cell(encoder, documentsBy(encoder), precision.bits(), mode),
        Objects.requireNonNull(engines.get(new Place(encoder, precision))));
  }

  /** An engine that compares all documents with a cell's questions; to be closed by the caller. */
  LuceneSearchEngine comparingAll(Cell cell) {
    return LuceneSearchEngine.comparingAll(
        index(cell).index(), List.of(encoder(cell)), Pairing.ASYMMETRIC);
  }

  /** What a cell searches. */
  TemporaryIndex index(Cell cell) {
    return cell.mode() == SearchMode.LEXICAL
        ? indexes.values().iterator().next()
        : index(cell.encoder(), VectorPrecision.ofBits(cell.vectorBits()));
  }

  private TemporaryIndex index(String encoder, VectorPrecision precision) {
    return Objects.requireNonNull(indexes.get(new Place(documentsBy(encoder), precision)));
  }

  private Encoder encoder(Cell cell) {
    return encoders.stream()
        .filter(encoder -> encoder.name().equals(cell.encoder()))
        .findFirst()
        .orElseThrow();
  }

  private String documentsBy(String encoder) {
    return asymmetric.contains(encoder) ? encoders.getFirst().name() : encoder;
  }

  @Override
  public void close() throws IOException {
    engines.values().forEach(LuceneSearchEngine::close);
    for (TemporaryIndex index : indexes.values()) {
      index.close();
    }
  }
}
