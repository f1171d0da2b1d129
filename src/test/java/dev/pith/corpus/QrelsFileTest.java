package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrelsFileTest {
  private static final String HEADER = "query-id\tcorpus-id\tscore\n";

  @TempDir Path qrels;

  @Test
  void judgementsKeepTheirGainsAndNegativeOnesAreZero() throws IOException {
    write("q2\td1\t4\nq1\td1\t0\nq2\td3\t-1\n\nq2\td1\t4\n");

    Judgements judgements = QrelsFile.read(qrels, "test");

    assertThat(judgements.queryIds()).containsExactly("q2", "q1");
    assertThat(judgements.of("q2")).isEqualTo(Map.of("d1", 4, "d3", 0));
    assertThat(judgements.of("nobody asked")).isEmpty();
    assertThat(judgements.size()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q1 d1 1        | needs query id, document id and score",
        "q1\td1         | needs query id, document id and score",
        "q1\td1\t1\t1   | needs query id, document id and score",
        "q1\t\t1        | needs query id, document id and score",
        "q1\td1\t0.5    | has the score '0.5'",
        "q0\td0\t2      | judges query 'q0' and document 'd0' again",
      })
  void aWrongLineIsNamedWithItsFileAndNumber(String line, String problem) throws IOException {
    write("q0\td0\t1\n" + line);

    assertThatThrownBy(() -> QrelsFile.read(qrels, "test"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("test.tsv, line 3: ")
        .hasMessageContaining(problem);
  }

  @Test
  void aMissingHeaderIsNotTakenForAJudgement() throws IOException {
    Files.writeString(qrels.resolve("test.tsv"), "q1\td1\t1\n");

    assertThatThrownBy(() -> QrelsFile.read(qrels, "test"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("line 1: is not the header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "", "../test", "a/b"})
  void aSplitThatIsNotThereIsAnsweredWithThoseThatAre(String split) throws IOException {
    write("");

    assertThatThrownBy(() -> QrelsFile.read(qrels, split))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("choose from [test]");
  }

  private void write(String lines) throws IOException {
    Files.writeString(qrels.resolve("test.tsv"), HEADER + lines);
  }
}
