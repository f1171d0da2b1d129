package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordNetTest {
  private static final long SEED = 20_261_101L;
  private static final long NOUNS = 82_192;
  private static final long VERBS = 13_789;
  private static final long ADJECTIVES = 18_185;
  private static final long ADVERBS = 3_625;
  private static final WordNet WORD_NET = WordNet.load();
  private static final List<Synset> SYNSETS = WORD_NET.synsets();

  @TempDir Path parent;

  /** Counted with grep -c '^[0-9]' in the four files. */
  @Test
  void everySynsetIsRead() {
    Map<Character, Long> counts =
        SYNSETS.stream()
            .collect(
                Collectors.groupingBy(
                    synset -> synset.id().charAt(0), TreeMap::new, Collectors.counting()));

    assertThat(counts).isEqualTo(Map.of('n', NOUNS, 'v', VERBS, 'a', ADJECTIVES, 'r', ADVERBS));
    assertThat(SYNSETS.stream().map(Synset::id).distinct()).hasSize(SYNSETS.size());
  }

  @Test
  void aLineIsReadAsItsFormatSays() {
    Synset synset =
        Synset.parse(
            'a',
            "00001740 00 a 02 able-bodied(p) 0 so_called(a) b 003 = 05207437 n 0000 = 05624029 n"
                + " 0000 ! 00002098 a 0101 | having (`enough') power | skill: \"able to swim\"; "
                + "\"she was able\" ");

    assertThat(synset)
        .isEqualTo(
            new Synset(
                "a-00001740",
                List.of("able-bodied", "so called"),
                "having (`enough') power | skill",
                List.of("able to swim", "she was able"),
                3));
  }

  @Test
  void documentsHaveWordsAndDefinitionsWithoutMarkup() {
    assertThat(SYNSETS.stream().map(Synset::document).filter(WordNetTest::hasMarkup)).isEmpty();
  }

  private static boolean hasMarkup(Document document) {
    return Stream.of("_", "(p)", "(a)", "(ip)").anyMatch(document.title()::contains)
        || document.title().isBlank()
        || document.text().isBlank()
        || document.text().contains("\"")
        || !document.text().equals(document.text().strip());
  }

  @Test
  void everyQueryHasItsDocumentAndNoTwoAreAlike() {
    BeirFolder folder = write("all", OptionalInt.empty(), SEED);
    Set<String> documents = ids(folder);
    Judgements judgements = folder.judgements("test");

    assertThat(documents).hasSize(SYNSETS.size());
    assertThat(folder.queries()).hasSize(WordNetSample.QUERIES);
    assertThat(new HashSet<>(folder.queries().stream().map(Query::text).toList()))
        .hasSize(WordNetSample.QUERIES)
        .allSatisfy(text -> assertThat(text.split(" ")).hasSizeGreaterThanOrEqualTo(3));
    assertThat(judgements.size()).isEqualTo(WordNetSample.QUERIES);
    assertThat(folder.queries())
        .allMatch(query -> documents.containsAll(judgements.of(query.id()).keySet()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, SEED})
  void aSubsetHasItsSizeTheQueriesDocumentsAndTheAstronomer(long seed) {
    BeirFolder folder = write("subset", OptionalInt.of(3_000), seed);
    Set<String> documents = ids(folder);

    assertThat(documents).hasSize(3_000).contains("n-09837748");
    assertThat(folder.judgements("test").gains().values())
        .hasSize(WordNetSample.QUERIES)
        .allMatch(relevant -> documents.containsAll(relevant.keySet()));
  }

  @Test
  void aTinySubsetStillHasQueries() {
    BeirFolder folder = write("tiny", OptionalInt.of(7), SEED);

    assertThat(ids(folder)).hasSize(7);
    assertThat(folder.queries()).hasSize(3);
    assertThatThrownBy(() -> write("none", OptionalInt.of(1), SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask for 2 or more");
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    WordNet.writeBeirFolder(parent.resolve("a"), OptionalInt.of(2_000), SEED);
    write("b", OptionalInt.of(2_000), SEED);
    write("c", OptionalInt.of(2_000), SEED + 1);

    for (String file : List.of("corpus.jsonl", "queries.jsonl", "qrels/test.tsv", "LICENSE.txt")) {
      assertThat(parent.resolve("b").resolve(file))
          .hasSameBinaryContentAs(parent.resolve("a").resolve(file));
    }
    assertThat(Files.readString(parent.resolve("c/corpus.jsonl")))
        .isNotEqualTo(Files.readString(parent.resolve("a/corpus.jsonl")));
    assertThat(parent.resolve("a/LICENSE.txt")).content().contains("Princeton University");
  }

  @Test
  void aFolderInUseIsLeftAsItIsAndNothingStaysBeside() throws IOException {
    Path used = Files.createDirectory(parent.resolve("used"));
    Files.writeString(used.resolve("mine.txt"), "mine");

    assertThatThrownBy(() -> write("used", OptionalInt.of(10), SEED))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("name a folder that does not exist yet");
    assertThat(parent).isDirectoryRecursivelyContaining("glob:**/mine.txt");
    try (Stream<Path> files = Files.list(parent)) {
      assertThat(files).containsExactly(used);
    }
    assertThatThrownBy(() -> write("no/such", OptionalInt.of(10), SEED))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("make the folder above it first");
  }

  private BeirFolder write(String name, OptionalInt limit, long seed) {
    return WORD_NET.write(parent.resolve(name), limit, seed);
  }

  private static Set<String> ids(BeirFolder folder) {
    try (Stream<Document> documents = folder.documents()) {
      return documents.map(Document::id).collect(Collectors.toSet());
    }
  }
}
