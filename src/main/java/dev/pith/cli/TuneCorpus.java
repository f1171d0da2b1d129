package dev.pith.cli;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.making.CalibrationTexts;
import dev.pith.report.TuneReport;
import dev.pith.tune.DocumentSample;
import dev.pith.tune.KnownItemDraw;
import dev.pith.tune.KnownItems;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The user's documents: some are searched, and some of those are asked for.
 *
 * @param source all of them
 * @param sample those that are searched
 * @param items what is asked
 */
record TuneCorpus(DocumentSource source, DocumentSample sample, KnownItems items) {
  private static final long SEED = 1;

  /**
   * Reads the whole corpus once.
   *
   * @param documents how many are searched at most
   * @param probes how many questions are taken from them at most, from every other document at most
   */
  static TuneCorpus open(Path path, int documents, int probes) {
    DocumentSource source = DocumentSource.open(path);
    DocumentSample sample;
    try (var all = source.documents()) {
      sample = DocumentSample.of(all, documents, SEED);
    }
    return new TuneCorpus(
        source, sample, KnownItemDraw.ofEveryOther(sample.documents(), probes, SEED));
  }

  /** Texts for encoders that are fitted to the corpus; none of a document that is asked for. */
  CalibrationTexts calibration() {
    Set<String> asked = new HashSet<>(items.answers().values());
    try (var all = source.documents()) {
      return CalibrationTexts.of(
          source.name(), all.filter(d -> !asked.contains(d.id())).map(Document::passage));
    }
  }

  TuneReport.CorpusFacts facts() {
    return new TuneReport.CorpusFacts(source.name(), sample.documents().size(), sample.of());
  }

  TuneReport.ProbeFacts probes() {
    return new TuneReport.ProbeFacts(items.titles(), items.sentences());
  }
}
