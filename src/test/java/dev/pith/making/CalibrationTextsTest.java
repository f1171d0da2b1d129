package dev.pith.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.CorpusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTextsTest {
  @TempDir Path folder;

  @Test
  void withoutACorpusEveryTextIsGeneral() {
    CalibrationTexts texts = CalibrationTexts.of(null);

    assertThat(texts.supply().corpus()).isEmpty();
    assertThat(texts.supply().calibration()).hasSize(560);
    assertThat(texts.supply().further())
        .hasSize(2240)
        .doesNotContainAnyElementsOf(texts.supply().calibration());
    assertThat(texts.supply().general()).hasSizeGreaterThan(110_000);
    assertThat(texts.probe()).hasSize(160);
    assertThat(texts).isEqualTo(CalibrationTexts.of(null));
  }

  @Test
  void aCorpusIsMostOfTheTextsButNotAll() throws IOException {
    CalibrationTexts texts = CalibrationTexts.of(corpusOf(1000));

    assertThat(texts.supply().calibration()).hasSize(560);
    assertThat(texts.supply().calibration()).filteredOn(this::isDocument).hasSize(420);
    assertThat(texts.probe()).filteredOn(this::isDocument).hasSize(120);
    assertThat(texts.probe()).hasSize(160);
    assertThat(texts.supply().further()).filteredOn(this::isDocument).hasSize(1000 - 540);
    assertThat(texts.supply().corpus()).hasSize(880).allMatch(this::isDocument);
    assertThat(texts.source()).contains(folder.getFileName().toString());
  }

  @Test
  void anEncoderThatIsFittedToACorpusIsCalledByIt() throws IOException {
    assertThat(CalibrationTexts.of(corpusOf(20)).nameFor("static"))
        .isEqualTo("static-for-" + folder.getFileName());
    assertThat(CalibrationTexts.of(null).nameFor("static")).isEqualTo("static");
  }

  @Test
  void noPassSeesAProbe() throws IOException {
    CalibrationTexts texts = CalibrationTexts.of(corpusOf(200));

    assertThat(texts.probe()).doesNotContainAnyElementsOf(texts.supply().calibration());
    assertThat(texts.probe()).doesNotContainAnyElementsOf(texts.supply().further());
    assertThat(texts.probe()).doesNotContainAnyElementsOf(texts.supply().corpus());
    assertThat(texts.probe()).doesNotContainAnyElementsOf(texts.supply().general());
  }

  @Test
  void aHandfulOfDocumentsIsRefused() throws IOException {
    Path corpus = corpusOf(19);

    assertThatThrownBy(() -> CalibrationTexts.of(corpus))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("19 different documents");
  }

  private boolean isDocument(String text) {
    return text.startsWith("document ");
  }

  private Path corpusOf(int documents) throws IOException {
    List<String> lines =
        IntStream.range(0, documents)
            .mapToObj(i -> "{\"_id\":\"%d\",\"text\":\"document %d\"}".formatted(i, i))
            .toList();
    Files.write(folder.resolve("corpus.jsonl"), lines);
    return folder;
  }
}
