package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {
  @TempDir private Path parent;
  private Path folder = Path.of("");

  @BeforeEach
  void makeAFolder() throws IOException {
    folder = Files.createDirectory(parent.resolve("folder"));
  }

  @Test
  void filesAreReadInTheOrderOfTheirNamesAndCalledByTheirPaths() throws IOException {
    write("b/a.txt", "third");
    write("b/B.md", "# second");
    write("a.html", "<p>first");
    write("c.txt", "fourth");

    assertThat(entries())
        .containsExactly(
            new Document("a.html", "a", "first"),
            new Document("b/B.md", "second", ""),
            new Document("b/a.txt", "a", "third"),
            new Document("c.txt", "c", "fourth"));
  }

  @Test
  void whatIsHiddenIsLeftOutAndOtherKindsAreCounted() throws IOException {
    write(".git/x.txt", "no");
    write(".note.txt", "no");
    write("picture.PNG", "no");
    write("LICENSE", "no");
    write("a.txt", "yes");

    assertThat(entries())
        .containsExactly(
            new PassedOver(""), new Document("a.txt", "a", "yes"), new PassedOver("png"));
  }

  @Test
  void linksThatLeadNowhereNewAreNotFollowedAndOthersAreOnce() throws IOException {
    write("a/x.txt", "x");
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("y.txt"), "y");
    Files.createSymbolicLink(elsewhere.resolve("back"), folder);
    Files.createSymbolicLink(elsewhere.resolve("up"), parent);
    link("a/self", ".");
    link("a/up", "..");
    link("copy", "a");
    link("link", elsewhere.toString());
    link("second", elsewhere.toString());

    assertThat(entries())
        .containsExactly(new Document("a/x.txt", "x", "x"), new Document("link/y.txt", "y", "y"));
  }

  @Test
  void aLinkToNothingIsSetAside() throws IOException {
    link("a.txt", "nowhere");

    assertThat(entries())
        .singleElement()
        .isInstanceOfSatisfying(
            SetAside.class, place -> assertThat(place.source()).endsWith("a.txt"));
  }

  @Test
  void anIdBelongsToTheFirstFileThatHasIt() throws IOException {
    write("a.jsonl", "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"c.txt\",\"text\":\"b\"}\n");
    write("b.csv", "id,text\n1,again\n2,b\n");
    write("c.txt", "c");

    assertThat(entries())
        .containsExactly(
            new Document("1", "", "a"),
            new Document("c.txt", "", "b"),
            new SetAside(path("b.csv"), 2, "repeats the id '1': give every document its own"),
            new Document("2", "", "b"),
            new SetAside(path("c.txt"), 0, "repeats the id 'c.txt': give every document its own"));
  }

  @Test
  void aFileIsBounded() throws IOException {
    write("a.txt", "x".repeat(BoundedLines.MAX_LINE_BYTES + 1));
    write("b.txt", "x".repeat(BoundedLines.MAX_LINE_BYTES));

    assertThat(entries()).hasSize(2).element(1).isInstanceOf(Document.class);
    assertThat(entries())
        .element(0)
        .isEqualTo(new SetAside(path("a.txt"), 0, "is larger than 8388608 bytes: split it"));
  }

  @Test
  void linesBehindOneThatIsTooLongAreRead() throws IOException {
    write(
        "a.jsonl",
        "{\"id\":\"1\",\"text\":\"%s\"}\n{\"id\":\"2\",\"text\":\"b\"}\n"
            .formatted("x".repeat(BoundedLines.MAX_LINE_BYTES)));
    write(
        "b.json",
        "[{\"id\":\"3\",\"text\":\"%s\"},\n{\"id\":\"4\",\"text\":\"d\"}]"
            .formatted("x".repeat(BoundedLines.MAX_LINE_BYTES - 1)));
    write(
        "c.trec",
        "<DOC><DOCNO>5</DOCNO>\n%s</DOC>\n<DOC><DOCNO>6</DOCNO>f</DOC>\n"
            .formatted("word\n".repeat(BoundedLines.MAX_LINE_BYTES / 5)));

    assertThat(entries())
        .filteredOn(Document.class::isInstance)
        .containsExactly(
            new Document("2", "", "b"), new Document("4", "", "d"), new Document("6", "", "f"));
    assertThat(entries())
        .filteredOn(SetAside.class::isInstance)
        .extracting(entry -> ((SetAside) entry).line())
        .containsExactly(1L, 1L, 1L);
  }

  @Test
  void linesInUtf16AreSetAsideAsOneFile() throws IOException {
    Files.write(folder.resolve("a.csv"), "id,text\n1,a\n".getBytes(StandardCharsets.UTF_16));

    assertThat(entries())
        .containsExactly(new SetAside(path("a.csv"), 0, "is in UTF-16: convert the file to UTF-8"));
  }

  @Test
  void aTrecFileIsKnownByItsFirstTag() throws IOException {
    write("FB396001", "\n<doc>\n<DOCNO>1</DOCNO><TEXT>a</TEXT></doc>\n");
    write("fr.0", "stray\n<DOC>\n<DOCNO>2</DOCNO></DOC>\n");

    assertThat(entries()).containsExactly(new Document("1", "", "a"), new PassedOver("0"));
  }

  @Test
  void strayTextAndOpenDocumentsOfTrecAreSetAsideWithTheirLines() throws IOException {
    write(
        "a.trec",
        """
        <DOC>
        <DOCNO>1</DOCNO>
        <DOC>
        <DOCNO>2</DOCNO>
        </DOC>
        stray
        stray
        <DOC>
        <TEXT>x</TEXT>
        </DOC>
        <DOC><DOCNO>3
        """);

    assertThat(entries())
        .extracting(
            entry ->
                entry instanceof SetAside place ? "aside " + place.line() : ((Document) entry).id())
        .containsExactly("aside 1", "2", "aside 6", "aside 8", "aside 11");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }

  private List<Entry> entries() {
    try (Stream<Entry> entries = DocumentSource.open(folder).entries()) {
      return entries.toList();
    }
  }
}
