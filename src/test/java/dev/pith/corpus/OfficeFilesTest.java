package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PDF and office files in a folder, whoever reads them. */
class OfficeFilesTest {
  @TempDir private Path folder;

  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger closings = new AtomicInteger();

  /** Says what a file is called; a word in its name makes it fail. */
  private final class Named implements OfficeFiles {
    @Override
    public WholeFile.Content read(CorpusFile file) {
      reads.incrementAndGet();
      if (file.title().equals("interrupted")) {
        throw Utf8File.unreadable(file.source(), new ClosedByInterruptException());
      }
      if (file.title().equals("bad")) {
        throw new CorpusException(SetAside.whole(file.source(), "is bad: take it out"));
      }
      return new WholeFile.Content(file.title().equals("told") ? "Title" : "", "text");
    }

    @Override
    public void close() {
      closings.incrementAndGet();
    }
  }

  @Test
  void eachIsADocumentAndWhatCannotBeReadIsSetAside() throws IOException {
    write("a.PDF", "bad.docx", "b.odt", "told.rtf", "z.zip");

    assertThat(entries())
        .containsExactly(
            new Document("a.PDF", "a", "text"),
            new Document("b.odt", "b", "text"),
            SetAside.whole(folder.resolve("bad.docx").toString(), "is bad: take it out"),
            new Document("told.rtf", "Title", "text"),
            new PassedOver("zip"));
    assertThat(closings).hasValue(1);
  }

  @Test
  void theyAreCountedUnread() throws IOException {
    write("a.pdf", "bad.pdf", "c.txt");

    assertThat(source().documentCount()).isEqualTo(3);
    assertThat(DocumentSource.open(folder.resolve("a.pdf")).documentCount()).isEqualTo(1);
    assertThat(reads).hasValue(0);
  }

  @Test
  void anInterruptionIsNoFaultOfAFile() throws IOException {
    write("interrupted.pdf");

    assertThatThrownBy(this::entries)
        .isInstanceOf(CorpusException.class)
        .hasCauseInstanceOf(ClosedByInterruptException.class);
    assertThat(closings).hasValue(1);
  }

  @Test
  void aPdfIsKnownByItsStartAndIsNoText() throws IOException {
    Files.writeString(folder.resolve("4711"), "%PDF-1.4\n");
    Path text = Files.writeString(folder.resolve("b.txt"), "%PDF-1.4\n");

    assertThat(entries())
        .containsExactly(
            new Document("4711", "4711", "text"),
            SetAside.whole(text.toString(), "is a PDF file: end its name with .pdf"));
    assertThatThrownBy(() -> DocumentSource.open(text))
        .isInstanceOf(CorpusException.class)
        .hasMessage(text + " is a PDF file: end its name with .pdf");
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), "x");
    }
  }

  private DocumentSource source() {
    return new FolderSource(folder, FieldMapping.DEFAULT, Named::new);
  }

  private List<Entry> entries() {
    try (Stream<Entry> entries = source().entries()) {
      return entries.toList();
    }
  }
}
