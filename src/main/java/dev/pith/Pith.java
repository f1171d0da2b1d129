package dev.pith;

import dev.pith.compress.Recipe;
import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.Progress;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexBuild;
import dev.pith.index.Pairing;
import dev.pith.making.CalibrationTexts;
import dev.pith.making.Compression;
import dev.pith.making.CompressionProgress;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.Comparison;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * An index that is open for searching with some of its encoders, and what makes indexes and
 * encoders. Safe for use by many threads at once.
 *
 * <p>Encoders are folders with {@code encoder.json}, and are called by the names in there, which
 * have to differ among those that are open together. What is wrong is told by unchecked exceptions
 * with a sentence each, that says what to do: {@link dev.pith.index.IndexException} of an index,
 * {@link dev.pith.model.EncoderFilesException} and {@link dev.pith.encode.EncoderException} of an
 * encoder, {@link dev.pith.corpus.CorpusException} of documents, {@link
 * dev.pith.compress.RecipeException} and {@link dev.pith.compress.PassRefusedException} of a
 * recipe, {@link IllegalArgumentException} of a question.
 */
public final class Pith implements AutoCloseable {
  private static final String GIVEN = "the given documents";

  private final OpenEncoders encoders;
  private final DocumentIndex index;
  private final SearchEngine engine;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Pith(OpenEncoders encoders, DocumentIndex index, SearchEngine engine) {
    this.encoders = encoders;
    this.index = index;
    this.engine = engine;
  }

  /**
   * Opens an index to search it; others may search it and add to it meanwhile, and what they add is
   * found about a second later.
   *
   * @param encoders those to ask, the reference first; each has made the index, maybe among others.
   *     Without any only words can be searched for
   */
  public static Pith open(Path index, Path... encoders) {
    return open(index, Pairing.SYMMETRIC, encoders);
  }

  /**
   * The same with encoders that, where {@code pairing} allows it, are only aligned with one that
   * made the index.
   */
  public static Pith open(Path index, Pairing pairing, Path... encoders) {
    OpenEncoders opened = open(List.of(encoders));
    try {
      return open(DocumentIndex.open(index), pairing, opened);
    } catch (RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  private static Pith open(DocumentIndex index, Pairing pairing, OpenEncoders encoders) {
    try {
      return new Pith(encoders, index, new LuceneSearchEngine(index, encoders.all(), pairing));
    } catch (RuntimeException refused) {
      index.close();
      throw refused;
    }
  }

  private static OpenEncoders open(List<Path> folders) {
    return OpenEncoders.open(
        folders.stream()
            .map(
                folder ->
                    (Supplier<Encoder>) () -> OnnxEncoder.open(EncoderDirectory.describe(folder)))
            .toList());
  }

  /** Names of the open encoders, the reference first. */
  public List<String> encoders() {
    return engine.encoders();
  }

  /** Documents that can be found right now. */
  public long documents() {
    return engine.documents();
  }

  /**
   * The documents nearest to a text in meaning, as the reference sees it.
   *
   * @param text not blank
   * @param k how many, 1 or more
   */
  public SearchResult search(String text, int k) {
    return engine.search(asked().getFirst(), text, k);
  }

  /** The best documents for a query, whose encoder is one of {@link #encoders}. */
  public SearchResult search(SearchQuery query) {
    return engine.search(query);
  }

  /**
   * Every encoder's answer, and how the others' agree with the reference's.
   *
   * @param text not blank
   * @param k how many documents of each, 1 or more
   */
  public Comparison compare(String text, int k) {
    return Comparison.of(asked().stream().map(encoder -> engine.search(encoder, text, k)).toList());
  }

  private List<String> asked() {
    if (encoders().isEmpty()) {
      throw new IllegalArgumentException(
          "no encoder is open: open the index with one, or search by words");
    }
    return encoders();
  }

  /** Closes encoders and index. A search that is under way may fail; one that comes later does. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try (encoders;
          index) {
        engine.close();
      }
    }
  }

  /**
   * Puts documents into an index, and makes it where there is none yet. Those that are there as
   * they are given are not embedded again; others with the same id are replaced; those that are
   * only in the index stay. Stops at the first document that cannot be read. When its thread is
   * interrupted it ends early, by returning or by a {@link
   * java.util.concurrent.CancellationException}, with the flag set. Whatever ended it, the same
   * call goes on from the last batch.
   *
   * @param encoders all that make the index's vectors; for a new index at least one
   * @param documents read twice where they are a {@link java.util.Collection}, otherwise once
   * @return how many were embedded
   */
  public static long index(Path index, List<Path> encoders, Iterable<Document> documents) {
    return index(index, encoders, DocumentSource.of(GIVEN, documents));
  }

  /** The same with documents of files, read as {@link DocumentSource#open(Path)} has it. */
  public static long index(Path index, List<Path> encoders, DocumentSource documents) {
    try (OpenEncoders opened = open(encoders);
        DocumentWriter writer = DocumentWriter.openOrCreate(index, opened.all())) {
      var reached = new IndexBuild(writer, progress -> {}).update(documents);
      return reached.done() - reached.skipped();
    }
  }

  /**
   * Makes a compact encoder out of a full one, fitted to general English. Takes minutes; an
   * interrupted thread ends with a {@link java.util.concurrent.CancellationException}.
   *
   * @param model the full encoder
   * @param recipe a JSON file, such as those in {@code models/recipes}
   * @param out the compact encoder's folder; appears whole or not at all, and takes the place of an
   *     encoder that is there
   * @throws IOException when it cannot be written
   * @throws IllegalStateException when Java was started without {@code --add-modules
   *     jdk.incubator.vector}
   */
  public static EncoderDirectory compress(Path model, Path recipe, Path out) throws IOException {
    return compress(model, recipe, out, Progress.SILENT);
  }

  /** The same, telling how far it is on the thread that called. */
  public static EncoderDirectory compress(Path model, Path recipe, Path out, Progress progress)
      throws IOException {
    return compress(model, recipe, out, CalibrationTexts::general, progress);
  }

  /**
   * The same, fitted to documents; some general text stays among them.
   *
   * @param documents 20 or more that differ; the encoder's name will end with that of the source
   */
  public static EncoderDirectory compress(
      Path model, Path recipe, Path out, DocumentSource documents, Progress progress)
      throws IOException {
    return compress(model, recipe, out, () -> CalibrationTexts.ofDocuments(documents), progress);
  }

  private static EncoderDirectory compress(
      Path model, Path recipe, Path out, Supplier<CalibrationTexts> texts, Progress progress)
      throws IOException {
    Recipe checked = Compression.recipe(recipe);
    EncoderDirectory full = EncoderDirectory.open(model);
    return new Compression(full, checked, texts.get(), CompressionProgress.of(progress)).into(out);
  }
}
