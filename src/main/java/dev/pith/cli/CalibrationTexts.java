package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.corpus.TechnicalProse;
import dev.pith.corpus.WordNet;
import dev.pith.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are shown to an encoder while it is compressed, and others to judge it by. Never
 * queries or judgements.
 *
 * @param source where they come from, for the lineage
 * @param calibration shown to the passes
 * @param probe held back, for measuring similarity
 */
record CalibrationTexts(String source, List<String> calibration, List<String> probe) {
  private static final long SEED = 20_260_801L;
  private static final int CALIBRATION_TEXTS = 400;
  private static final int PROBE_TEXTS = 160;

  /** A corpus's documents, or general text when there is none. */
  static CalibrationTexts of(@Nullable Path corpus) {
    return corpus == null ? ofGeneralText() : ofCorpus(corpus);
  }

  /**
   * Half dictionary entries, joined by 1, 2, 4, 8 or 16, for the breadth of their words; half
   * technical prose, for the length and connection of real documents. An encoder that is fitted to
   * short texts alone fails on documents.
   */
  private static CalibrationTexts ofGeneralText() {
    List<String> entries = new ArrayList<>(WordNet.passages());
    Collections.shuffle(entries, new Random(SEED));
    List<String> prose = new ArrayList<>(TechnicalProse.paragraphs());
    Collections.shuffle(prose, new Random(SEED));
    List<String> texts = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < (CALIBRATION_TEXTS + PROBE_TEXTS) / 2; i++) {
      int joined = 1 << (i % 5);
      texts.add(String.join(". ", entries.subList(next, next + joined)));
      next += joined;
      texts.add(prose.get(i));
    }
    return split("WordNet 3.1 entries and Commons Math 3.6.1 comments", texts);
  }

  private static CalibrationTexts ofCorpus(Path corpus) {
    List<String> texts;
    try (var documents = BeirFolder.open(corpus).documents()) {
      texts = new ArrayList<>(documents.map(Document::passage).filter(t -> !t.isBlank()).toList());
    }
    Collections.shuffle(texts, new Random(SEED));
    int wanted = Math.min(texts.size(), CALIBRATION_TEXTS + PROBE_TEXTS);
    if (wanted < 20) {
      throw new CliException(
          corpus + " has " + wanted + " documents with text; compressing on it takes 20 or more");
    }
    return split("documents of " + corpus.getFileName(), texts.subList(0, wanted));
  }

  private static CalibrationTexts split(String source, List<String> texts) {
    int probes = Math.max(1, texts.size() * PROBE_TEXTS / (CALIBRATION_TEXTS + PROBE_TEXTS));
    List<String> probe = List.copyOf(texts.subList(0, probes));
    List<String> calibration = List.copyOf(texts.subList(probes, texts.size()));
    String hash = Sha256.of(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
    return new CalibrationTexts(
        "%d texts of %s, sha256 %s".formatted(texts.size(), source, hash), calibration, probe);
  }
}
