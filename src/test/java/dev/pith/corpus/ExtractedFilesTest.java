package dev.pith.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.AtHand;
import dev.pith.fixtures.OfficeFile;
import dev.pith.fixtures.PdfText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Apache Tika reads of files, where its libraries have been fetched. */
class ExtractedFilesTest {
  private static final int ROUNDS = 40;

  @TempDir private Path folder;

  @BeforeAll
  static void needTheLibraries() {
    AtHand.orSkip(Path.of("target/tika"), "./pith fetch tika");
  }

  @Test
  void everyKindTellsItsTitleAndItsText() throws IOException {
    for (OfficeFile kind : OfficeFile.values()) {
      kind.write(folder, "Title of " + kind.file(), "the words in it");
    }

    assertThat(entries())
        .hasSize(OfficeFile.values().length)
        .allSatisfy(
            entry -> {
              Document document = (Document) entry;
              assertThat(document.title()).isEqualTo("Title of " + document.id());
              assertThat(document.text()).endsWith("the words in it");
            });
  }

  @Test
  void aFileWithoutATitleIsCalledByItsFirstHeadingElseByItsName() throws IOException {
    String first = "<w:p><w:r><w:t>before</w:t></w:r></w:p>";
    String heading =
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
    write("a.docx", OfficeFile.word("", first + heading.formatted("One") + heading.formatted("2")));
    write("b.docx", OfficeFile.word("Told", first + heading.formatted("One")));
    write("c.docx", OfficeFile.word("", first));

    assertThat(entries())
        .containsExactly(
            new Document("a.docx", "One", "before\n\n2"),
            new Document("b.docx", "Told", "before\nOne"),
            new Document("c.docx", "c", "before"));
  }

  @Test
  void whatSaysNothingIsSetAsideWithTheReason() throws IOException {
    PdfText pdf = PdfText.of("title", "text");
    write("broken.pdf", Arrays.copyOf(pdf.bytes(), 60));
    write("empty.docx", new byte[0]);
    write("locked.pdf", pdf.locked().bytes());
    write("long.rtf", ("{\\rtf1\\ansi " + "long \\par\n".repeat(2_000_000) + "}").getBytes(UTF_8));
    write("scan.pdf", PdfText.of("", "").bytes());

    assertThat(entries())
        .extracting(entry -> ((SetAside) entry).why())
        .satisfiesExactly(
            broken -> assertThat(broken).startsWith("cannot be read (").contains("repair it"),
            empty -> assertThat(empty).startsWith("has no text"),
            locked -> assertThat(locked).startsWith("is encrypted: "),
            tooLong -> assertThat(tooLong).isEqualTo("has more than 8388608 characters: split it"),
            scan -> assertThat(scan).startsWith("has no text"));
  }

  @Test
  void whatIsPackedToBurstIsSetAsideAndTheNextIsRead() throws IOException {
    write(
        "a.docx",
        OfficeFile.word("", "<w:p><w:r><w:t>" + "a".repeat(1 << 27) + "</w:t></w:r></w:p>"));
    write("b.docx", OfficeFile.word("", "<w:p><w:r><w:t>b</w:t></w:r></w:p>"));

    assertThat(entries())
        .satisfiesExactly(
            bomb -> assertThat(bomb).isInstanceOf(SetAside.class),
            next -> assertThat(next).isEqualTo(new Document("b.docx", "b", "b")));
  }

  @Test
  void noOtherFileIsReadForOne() throws IOException {
    Path secret = Files.writeString(folder.resolve(".secret"), "secret");
    String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri());
    write("a.docx", OfficeFile.word(entity, "", "<w:p><w:r><w:t>seen &e;</w:t></w:r></w:p>"));
    write(
        "b.html.doc",
        (entity
                + "<html><body>seen &e;<iframe src=\"%s\"></iframe></body></html>"
                    .formatted(secret.toUri()))
            .getBytes(UTF_8));

    assertThat(entries())
        .filteredOn(Document.class::isInstance)
        .isNotEmpty()
        .noneMatch(entry -> ((Document) entry).text().contains("secret"));
  }

  @Test
  void mailsWithinMailsAreReadToABoundedDepth() throws IOException {
    StringBuilder mail = new StringBuilder();
    for (int depth = 0; depth < 20; depth++) {
      mail.append(
          "Subject: s%1$d\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b%1$d\r\n\r\n--b%1$d\r\nContent-Type: text/plain\r\n\r\ndepth %1$d.\r\n--b%1$d\r\nContent-Type: message/rfc822\r\n\r\n"
              .formatted(depth));
    }
    write("a.eml", mail.append("Subject: last\r\n\r\nlast\r\n").toString().getBytes(UTF_8));

    assertThat(entries())
        .singleElement()
        .isInstanceOfSatisfying(
            Document.class,
            document ->
                assertThat(document.text()).contains("depth 0.").doesNotContain("depth 10."));
  }

  @Test
  void changedBytesAreADocumentOrSetAside() throws IOException {
    List<OfficeFile> kinds = List.of(OfficeFile.values());
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      OfficeFile kind = kinds.get(seed % kinds.size());
      byte[] bytes = Files.readAllBytes(kind.write(folder, "title", "text"));
      Files.delete(folder.resolve(kind.file()));
      for (int i = random.nextInt(20); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      write(seed + kind.file(), Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
    }

    assertThat(entries()).hasSize(ROUNDS);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private List<Entry> entries() {
    try (Stream<Entry> entries = DocumentSource.open(folder).entries()) {
      return entries.toList();
    }
  }
}
