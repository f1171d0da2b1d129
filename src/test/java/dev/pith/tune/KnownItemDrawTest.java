package dev.pith.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.corpus.Query;
import dev.pith.corpus.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownItemDrawTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyQuestionIsAPieceOfItsDocumentAndGoneFromIt(long seed) {
    List<Document> documents = Abstracts.of(seed, 90);

    KnownItems items = KnownItemDraw.of(documents, 40, seed);

    assertThat(items.queries()).hasSize(40);
    for (Query query : items.queries()) {
      assertThat(answer(query, items, documents).passage()).contains(query.text());
      assertThat(answer(query, items, items.documents()).passage()).doesNotContain(query.text());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void documentsThatAreNotAskedForStayAsTheyAreAndAllStayInOrder(long seed) {
    List<Document> documents = Abstracts.of(seed, 90);

    KnownItems items = KnownItemDraw.of(documents, 40, seed);

    assertThat(items.documents())
        .extracting(Document::id)
        .containsExactlyElementsOf(documents.stream().map(Document::id).toList());
    assertThat(items.documents())
        .filteredOn(document -> !items.answers().containsValue(document.id()))
        .hasSize(50)
        .isSubsetOf(documents);
  }

  @Test
  void theSeedAloneDecidesWhichAreDrawn() {
    List<Document> documents = Abstracts.of(1, 90);

    assertThat(KnownItemDraw.of(documents, 40, 7)).isEqualTo(KnownItemDraw.of(documents, 40, 7));
    assertThat(KnownItemDraw.of(documents, 40, 7).queries())
        .isNotEqualTo(KnownItemDraw.of(documents, 40, 8).queries());
  }

  @Test
  void halfOfThemAreTitlesAndWithoutTitlesAllAreSentences() {
    List<Document> documents = Abstracts.of(1, 90);
    List<Document> untitled =
        documents.stream().map(d -> new Document(d.id(), "", d.text())).toList();

    assertThat(KnownItemDraw.of(documents, 40, 1).titles()).isEqualTo(20);
    assertThat(KnownItemDraw.of(untitled, 40, 1).titles()).isZero();
    assertThat(KnownItemDraw.of(untitled, 40, 1).sentences()).isEqualTo(40);
  }

  @Test
  void aTitleThatTheTextRepeatsIsTakenOutOfBoth() {
    List<Document> documents =
        Abstracts.of(1, 60).stream()
            .map(
                d ->
                    new Document(
                        d.id(), d.title(), d.title().toUpperCase(Locale.ROOT) + " . " + d.text()))
            .toList();

    KnownItems items = KnownItemDraw.of(documents, 60, 1);

    for (Query query : items.queries()) {
      Document rest = answer(query, items, items.documents());
      assertThat(rest.passage().toLowerCase(Locale.ROOT))
          .doesNotContain(query.text().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void noQuestionIsAskedTwice() {
    List<Document> same =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    new Document(
                        "d" + i, i < 30 ? "the same title" : "title no. " + i, "x".repeat(80)))
            .toList();

    KnownItems items = KnownItemDraw.of(same, 60, 1);

    assertThat(items.queries()).extracting(Query::text).doesNotHaveDuplicates().hasSize(31);
  }

  @Test
  void aCorpusOfScrapsIsRefused() {
    List<Document> scraps =
        IntStream.range(0, 500).mapToObj(i -> new Document("d" + i, "", "word " + i)).toList();

    assertThatThrownBy(() -> KnownItemDraw.of(scraps, 100, 1))
        .isInstanceOf(TooFewProbesException.class)
        .hasMessageContaining("only 0 of 500 documents");
  }

  @Test
  void sentencesEndWithoutUpperCaseAndWithoutBlanksInChinese() {
    assertThat(Sentences.of("one thing . another? a third\nand 3.5 more"))
        .containsExactly("one thing .", "another?", "a third", "and 3.5 more");
    assertThat(Sentences.of("\u4e00\u3002\u4e8c\uff01\u4e09"))
        .containsExactly("\u4e00\u3002", "\u4e8c\uff01", "\u4e09");
    assertThat(Sentences.of("  \n ")).isEmpty();
  }

  private static Document answer(Query query, KnownItems items, List<Document> documents) {
    return documents.stream()
        .filter(document -> document.id().equals(items.answers().get(query.id())))
        .findFirst()
        .orElseThrow();
  }
}
