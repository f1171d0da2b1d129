package dev.pith.making;

import dev.pith.compress.TextSupply;
import dev.pith.corpus.CorpusException;
import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are shown to an encoder while it is compressed, and others to judge it by. Never
 * queries or judgements.
 *
 * @param corpus name of the collection that the encoder is fitted to; empty when it is fitted to
 *     general text alone
 * @param source where they come from, for the lineage
 * @param supply shown to the passes
 * @param probe held back, for measuring similarity; in no list of the supply
 */
public record CalibrationTexts(
    Optional<String> corpus, String source, TextSupply supply, List<String> probe) {
  private static final long SEED = 20_260_801L;
  private static final int CALIBRATION_TEXTS = 560;
  private static final int PROBE_TEXTS = 160;
  private static final int FURTHER_TEXTS = 2240;
  private static final int FEWEST_DOCUMENTS = 20;

  private static final String OF_DOCUMENTS = " of the documents of ";

  /** The other texts are general: an encoder for one corpus still has to read English. */
  private static final double CORPUS_SHARE = 0.75;

  public CalibrationTexts {
    probe = List.copyOf(probe);
  }

  /** A corpus's documents and some general text, or general text alone when there is none. */
  public static CalibrationTexts of(@Nullable Path corpus) {
    return corpus == null ? general() : ofDocuments(DocumentSource.open(corpus));
  }

  /** General text alone. */
  public static CalibrationTexts general() {
    return ofGeneralText(new GeneralTexts(SEED));
  }

  /**
   * Documents and some general text; reads all of them once.
   *
   * @throws CorpusException when one cannot be read, or fewer than {@value #FEWEST_DOCUMENTS} with
   *     text differ
   */
  public static CalibrationTexts ofDocuments(DocumentSource source) {
    try (var all = source.documents()) {
      return of(source.name(), all.map(Document::passage));
    }
  }

  /** Where {@link #probe} comes from, for the record of an alignment. */
  public String probeSource() {
    return corpus.map(name -> "documents of %s and ".formatted(name)).orElse("")
        + GeneralTexts.SOURCE;
  }

  /** Hash of {@link #probe}, joined by line feeds. */
  public String probeSha256() {
    return Sha256.of(String.join("\n", probe).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether an encoder with this calibration in its lineage was fitted to documents. */
  public static boolean isOfDocuments(String source) {
    return source.contains(OF_DOCUMENTS);
  }

  /** What an encoder made by a recipe is called: one that knows a corpus best says which. */
  String nameFor(String recipe) {
    return corpus.map(name -> recipe + "-for-" + name).orElse(recipe);
  }

  private static CalibrationTexts ofGeneralText(GeneralTexts general) {
    List<String> probe = general.take(PROBE_TEXTS);
    List<String> calibration = general.take(CALIBRATION_TEXTS);
    return of(
        Optional.empty(),
        calibration.size() + " of " + GeneralTexts.SOURCE,
        new TextSupply(calibration, general.ahead(FURTHER_TEXTS), general.rest(), List.of()),
        probe);
  }

  /** Passages of one corpus and some general text; duplicates and blanks are passed over. */
  public static CalibrationTexts of(String name, Stream<String> passages) {
    return ofCorpus(name, shuffled(name, passages), new GeneralTexts(SEED));
  }

  private static CalibrationTexts ofCorpus(
      String name, List<String> documents, GeneralTexts general) {
    int wanted = (int) (CORPUS_SHARE * (CALIBRATION_TEXTS + PROBE_TEXTS));
    int shown = Math.min(documents.size(), wanted);
    int probes = shown * PROBE_TEXTS / (CALIBRATION_TEXTS + PROBE_TEXTS);
    List<String> probe = new ArrayList<>(documents.subList(0, probes));
    probe.addAll(general.take((int) ((1 - CORPUS_SHARE) * PROBE_TEXTS)));
    List<String> calibration = new ArrayList<>(documents.subList(probes, shown));
    calibration.addAll(general.take((int) ((1 - CORPUS_SHARE) * CALIBRATION_TEXTS)));
    List<String> learned = documents.subList(probes, documents.size());
    return of(
        Optional.of(name),
        "%d%s%s, %d of %s, and %d documents in full"
            .formatted(
                shown - probes,
                OF_DOCUMENTS,
                name,
                calibration.size() - (shown - probes),
                GeneralTexts.SOURCE,
                learned.size()),
        new TextSupply(calibration, further(documents, shown, general), general.rest(), learned),
        probe);
  }

  /** In the same shares, as far as documents reach. */
  private static List<String> further(List<String> documents, int shown, GeneralTexts general) {
    int wanted = (int) (CORPUS_SHARE * FURTHER_TEXTS);
    List<String> further =
        new ArrayList<>(documents.subList(shown, Math.min(documents.size(), shown + wanted)));
    further.addAll(general.ahead(FURTHER_TEXTS - wanted));
    Collections.shuffle(further, new Random(SEED));
    return further;
  }

  /** All distinct passages with text, in an order drawn by the seed. */
  private static List<String> shuffled(String name, Stream<String> passages) {
    List<String> documents =
        new ArrayList<>(passages.filter(text -> !text.isBlank()).distinct().toList());
    if (documents.size() < FEWEST_DOCUMENTS) {
      throw new CorpusException(
          "%s has %d different documents with text; compressing on it takes %d or more"
              .formatted(name, documents.size(), FEWEST_DOCUMENTS));
    }
    Collections.shuffle(documents, new Random(SEED));
    return documents;
  }

  private static CalibrationTexts of(
      Optional<String> corpus, String texts, TextSupply supply, List<String> probe) {
    List<String> hashed = new ArrayList<>(probe);
    hashed.addAll(supply.calibration());
    hashed.addAll(supply.corpus());
    String hash = Sha256.of(String.join("\n", hashed).getBytes(StandardCharsets.UTF_8));
    return new CalibrationTexts(corpus, "%s; sha256 %s".formatted(texts, hash), supply, probe);
  }
}
