package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.AtHand;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads public collections in full, where they are at hand; they are not part of the project. */
class CollectionsTest {
  @ParameterizedTest
  @CsvSource({
    "scifact, 5183, 1109, test, 339",
    "scifact, 5183, 1109, train, 919",
    "cranfield, 1400, 225, test, 1837",
    "debian-packages, 44704, 1000, test, 1000"
  })
  void aPublicCollectionIsReadInFull(
      String name, long documents, int queries, String split, int judged) {
    BeirFolder folder = BeirFolder.open(AtHand.publicData(name).resolve(name));

    Judgements judgements = folder.judgements(split);

    assertThat(folder.documentCount()).isEqualTo(documents);
    assertThat(folder.queries()).hasSize(queries);
    assertThat(judgements.size()).isEqualTo(judged);
    Set<String> queryIds = folder.queries().stream().map(Query::id).collect(Collectors.toSet());
    Set<String> documentIds = ids(folder);
    assertThat(judgements.queryIds()).allMatch(queryIds::contains);
    assertThat(judgements.gains().values().stream().flatMap(m -> m.keySet().stream()))
        .allMatch(documentIds::contains);
  }

  private static Set<String> ids(BeirFolder folder) {
    try (Stream<Document> all = folder.documents()) {
      return all.map(Document::id).collect(Collectors.toSet());
    }
  }
}
