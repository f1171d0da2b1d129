package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GivenDocumentsTest {
  private static final Document ONE = new Document("1", "", "one");
  private static final Document TWO = new Document("2", "", "two");

  @Test
  void aCollectionIsReadAgainAndAnythingElseOnce() {
    DocumentSource again = DocumentSource.of("mine", List.of(ONE, TWO));
    Iterator<Document> rest = List.of(ONE, TWO).iterator();
    DocumentSource once = DocumentSource.of("mine", () -> rest);

    assertThat(again.isRereadable()).isTrue();
    assertThat(again.documentCount()).isEqualTo(2);
    assertThat(documents(again)).containsExactly(ONE, TWO).isEqualTo(documents(again));
    assertThat(once.isRereadable()).isFalse();
    assertThat(documents(once)).containsExactly(ONE, TWO);
  }

  @Test
  void theFirstWithoutAnIdOfItsOwnEndsIt() {
    Document blank = new Document(" ", "", "x");
    DocumentSource source = DocumentSource.of("mine", List.of(ONE, blank, TWO));

    assertThatThrownBy(() -> documents(source))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("a document of mine has an id that is blank");
    try (Stream<Entry> entries = source.entries()) {
      assertThat(entries.toList()).hasSize(2).first().isEqualTo(ONE);
    }
  }

  private static List<Document> documents(DocumentSource source) {
    try (Stream<Document> documents = source.documents()) {
      return documents.toList();
    }
  }
}
