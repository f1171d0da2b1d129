package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencePairFileTest {
  private static final String HEADER = "score\ta\tb\n";

  @TempDir private Path folder;

  @Test
  void pairsComeInTheOrderOfTheFile() throws IOException {
    Path file = file(HEADER + "4.75\tone \"quoted word\ttwo\n\n0\tx\ty\n");
    assertThat(SentencePairFile.read(file))
        .containsExactly(
            new SentencePair(4.75, "one \"quoted word", "two"), new SentencePair(0, "x", "y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1\\ta\\tb|line 1",
        "score\\ta\\tb\\n1\\tonly one|line 2",
        "score\\ta\\tb\\n1\\tx\\t |line 2",
        "score\\ta\\tb\\n1\\tx\\ty\\nhigh\\tx\\ty|line 3",
        "score\\ta\\tb\\nNaN\\tx\\ty|line 2",
        "score\\ta\\tb\\n1\\tx\\ty|two or more",
      })
  void whatIsWrongIsNamedByItsLine(String content, String word) throws IOException {
    Path file = file(content.replace("\\t", "\t").replace("\\n", "\n") + "\n");
    assertThatThrownBy(() -> SentencePairFile.read(file))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(word);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("pairs.tsv"), content);
  }
}
