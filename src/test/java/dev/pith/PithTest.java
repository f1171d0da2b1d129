package dev.pith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pith.compress.RecipeException;
import dev.pith.corpus.CorpusException;
import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.fixtures.EncoderFolders;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.index.IndexException;
import dev.pith.index.Pairing;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.Comparison;
import dev.pith.search.Hit;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program of someone else may rely on. */
class PithTest {
  private static final int DOCUMENTS = 60;
  private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

  @TempDir private static Path made;
  private static Path full = Path.of("");
  private static Path stranger = Path.of("");
  private static Path recipe = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void writeEncoders() throws IOException {
    full = EncoderFolders.write(made.resolve("full"), 4);
    stranger = EncoderFolders.write(made.resolve("stranger"), 5);
    recipe =
        Files.writeString(
            made.resolve("half.json"),
            "{\"name\":\"half\",\"description\":\"d\",\"passes\":[{\"pass\":\"quantize-int8\"}]}");
  }

  private Path index() {
    return folder.resolve("index");
  }

  /** Distinct ones. */
  private static List<Document> documents() {
    List<String> words = TinyTokenizers.texts(6, 2 * DOCUMENTS);
    return IntStream.range(0, DOCUMENTS)
        .mapToObj(i -> new Document("d" + i, "", words.get(2 * i) + " " + words.get(2 * i + 1)))
        .toList();
  }

  @Test
  void everyDocumentIsFoundByItsOwnText() {
    assertThat(Pith.index(index(), List.of(full), documents())).isEqualTo(DOCUMENTS);

    try (Pith pith = Pith.open(index(), full)) {
      assertThat(pith.encoders()).containsExactly("full");
      assertThat(pith.documents()).isEqualTo(DOCUMENTS);
      for (Document document : documents()) {
        SearchResult found = pith.search(document.text(), 3);
        assertThat(found.hits()).hasSize(3);
        assertThat(found.hits().getFirst().score()).isGreaterThan(0.9999f);
        assertThat(found.hits().getFirst().text()).isEqualTo(document.text());
      }
    }
  }

  @Test
  void indexingTwiceEmbedsNothingAgain() {
    Pith.index(index(), List.of(full), documents());

    assertThat(Pith.index(index(), List.of(full), documents())).isZero();

    try (Pith pith = Pith.open(index(), full)) {
      assertThat(pith.documents()).isEqualTo(DOCUMENTS);
    }
  }

  @Test
  void onlyWhatHasChangedIsEmbeddedAgainAndTheRestStays() {
    Pith.index(index(), List.of(full), documents());
    Document changed = new Document("d7", "", "mo tu ba");

    assertThat(Pith.index(index(), List.of(full), List.of(changed, documents().get(8)))).isOne();

    try (Pith pith = Pith.open(index(), full)) {
      assertThat(pith.documents()).isEqualTo(DOCUMENTS);
      assertThat(pith.search("mo tu ba", 1).hits()).extracting(Hit::id).containsExactly("d7");
    }
  }

  @Test
  void documentsMayComeFromAFileOrBeReadableOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "ba do\nmo tu\nki re\n");

    assertThat(Pith.index(index(), List.of(full), DocumentSource.open(file))).isEqualTo(3);
    Iterator<Document> once = documents().iterator();
    assertThat(Pith.index(index(), List.of(full), () -> once)).isEqualTo(DOCUMENTS);
  }

  @Test
  void twoDocumentsWithOneIdAreRefusedInASentence() {
    List<Document> alike = List.of(new Document("a", "", "ba"), new Document("a", "", "do"));

    assertThatThrownBy(() -> Pith.index(index(), List.of(full), alike))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "a document of the given documents repeats the id 'a': give every document its own");
  }

  @Test
  void aStrangerIsRefusedInASentenceAndTheIndexStaysFree() {
    Pith.index(index(), List.of(full), documents());

    assertThatThrownBy(() -> Pith.open(index(), stranger)).satisfies(PithTest::namesBoth);
    assertThatThrownBy(() -> Pith.open(index(), Pairing.ASYMMETRIC, stranger))
        .satisfies(PithTest::namesBoth);
    assertThatThrownBy(() -> Pith.index(index(), List.of(stranger), documents()))
        .satisfies(PithTest::namesBoth);

    assertThat(Pith.index(index(), List.of(full), documents())).isZero();
  }

  private static void namesBoth(Throwable refused) {
    assertThat(refused)
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("'full'", "'stranger'", "did not make them")
        .message()
        .hasLineCount(1);
  }

  @Test
  void wordsNeedNoEncoderAndMeaningsDo() {
    Pith.index(index(), List.of(full), List.of(new Document("a", "", "seven stars")));

    try (Pith pith = Pith.open(index())) {
      assertThat(pith.search(SearchQuery.lexical("star", 5)).hits())
          .extracting(Hit::id)
          .containsExactly("a");
      assertThatThrownBy(() -> pith.search("star", 5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no encoder is open");
      assertThatThrownBy(() -> pith.compare("star", 5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no encoder is open");
    }
  }

  @Test
  void aComparisonIsEveryEncodersOwnAnswerAgainstTheFirst() {
    Pith.index(index(), List.of(full, stranger), documents());

    try (Pith pith = Pith.open(index(), stranger, full)) {
      Comparison comparison = pith.compare("ba do mo", 10);

      assertThat(comparison.reference().encoder()).isEqualTo("stranger");
      assertThat(comparison.others())
          .singleElement()
          .satisfies(
              other -> {
                assertThat(other.result().hits())
                    .isEqualTo(pith.search(SearchQuery.vector("full", "ba do mo", 10)).hits())
                    .isNotEqualTo(comparison.reference().hits());
                assertThat(other.overlapAt10()).isBetween(0.0, 0.9);
              });
    }
  }

  @Test
  void whatIsAddedMeanwhileIsFoundSoon() {
    Pith.index(index(), List.of(full), documents());

    try (Pith pith = Pith.open(index(), full)) {
      Pith.index(index(), List.of(full), List.of(new Document("new", "", "mo tu ba")));

      Eventually.until(() -> pith.documents() == DOCUMENTS + 1);
      assertThat(pith.search("mo tu ba", 1).hits()).extracting(Hit::id).containsExactly("new");
    }
  }

  @Test
  void manyThreadsGetTheAnswersOfOne() {
    Pith.index(index(), List.of(full), documents());

    try (Pith pith = Pith.open(index(), full)) {
      List<Document> asked = documents();
      List<List<Hit>> alone =
          asked.stream().map(document -> pith.search(document.text(), 5).hits()).toList();

      assertThat(
              asked.parallelStream()
                  .map(document -> pith.search(document.text(), 5).hits())
                  .toList())
          .isEqualTo(alone);
    }
  }

  @Test
  void closingFreesTheIndexAndEndsSearching() throws IOException {
    // Only Linux tells of a process which files it has mapped; elsewhere nothing can be looked at.
    assumeTrue(Files.isReadable(MAPPED_FILES), "the system tells which files are open");
    Pith.index(index(), List.of(full), documents());
    Pith pith = Pith.open(index(), full);
    pith.search("ba do", 1);
    assertThat(mappedFiles()).anyMatch(line -> line.contains(index().toString()));

    pith.close();
    pith.close();

    assertThat(mappedFiles()).noneMatch(line -> line.contains(index().toString()));
    assertThatThrownBy(() -> pith.search("ba do", 1))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is closed");
    assertThat(Pith.index(index(), List.of(full), documents())).isZero();
  }

  private static List<String> mappedFiles() throws IOException {
    return Files.readAllLines(MAPPED_FILES);
  }

  @Test
  void anEncoderIsCompressedFittedAndTakenForTheFullOnesDocuments() throws IOException {
    List<String> steps = new ArrayList<>();
    EncoderDirectory half =
        Pith.compress(
            full,
            recipe,
            folder.resolve("half"),
            DocumentSource.of("mine", documents()),
            (step, done, total) -> steps.add("%s %d of %d".formatted(step, done, total)));

    assertThat(half.manifest().name()).isEqualTo("half-for-mine");
    assertThat(half.manifest().model().bytes())
        .isLessThan(EncoderDirectory.open(full).manifest().model().bytes());
    assertThat(steps).startsWith("passes 0 of 1", "passes 1 of 1").hasSizeGreaterThan(2);
    Pith.index(index(), List.of(full), documents());
    assertThatThrownBy(() -> Pith.open(index(), half.path()))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is aligned with 'full'");
    try (Pith pith = Pith.open(index(), Pairing.ASYMMETRIC, full, half.path())) {
      assertThat(pith.compare(documents().get(3).text(), 10).others().getFirst().overlapAt10())
          .isGreaterThanOrEqualTo(0.7);
    }
  }

  @Test
  void aRecipeThatCannotBeReadIsRefusedBeforeAnythingIsMade() {
    Path out = folder.resolve("out");

    assertThatThrownBy(() -> Pith.compress(full, folder.resolve("none.json"), out))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("none.json is not a file");
    assertThat(out).doesNotExist();
  }
}
