package dev.pith.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurableFileTest {
  private static final int PIECES = 10;

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void writeOldContent() throws IOException {
    file = Files.writeString(folder.resolve("file.bin"), "old");
  }

  @Test
  void theFileHasItsNewContentAndNothingLiesBesideIt() throws IOException {
    DurableFile.write(file, out -> out.write("new".getBytes(UTF_8)));

    assertThat(file).hasContent("new");
    assertThat(filesInFolder()).containsExactly(file);
  }

  @Test
  void aFileThatWasNotThereAppears() throws IOException {
    Path fresh = folder.resolve("fresh.bin");

    DurableFile.write(fresh, out -> out.write("new".getBytes(UTF_8)));

    assertThat(fresh).hasContent("new");
  }

  @Test
  void readersSeeTheOldContentUntilTheNewIsComplete() throws IOException {
    DurableFile.write(
        file,
        out -> {
          for (int piece = 0; piece < PIECES; piece++) {
            out.write('n');
            assertThat(file).hasContent("old");
          }
        });

    assertThat(file).hasContent("n".repeat(PIECES));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aFailureAtAnyPieceLeavesTheOldFileAndNoOther(int failingPiece) throws IOException {
    DurableFile.Content failing =
        out -> {
          for (int piece = 0; piece < PIECES; piece++) {
            if (piece == failingPiece) {
              break;
            }
            out.write('n');
          }
          throw new IOException("the disk is full");
        };

    assertThatThrownBy(() -> DurableFile.write(file, failing))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");
    assertThat(file).hasContent("old");
    assertThat(filesInFolder()).containsExactly(file);
  }

  @Test
  void aBugInTheContentLeavesTheOldFileAndNoOther() throws IOException {
    assertThatThrownBy(
            () ->
                DurableFile.write(
                    file,
                    out -> {
                      throw new IllegalStateException("closed");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(file).hasContent("old");
    assertThat(filesInFolder()).containsExactly(file);
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));

    assertThatThrownBy(() -> DurableFile.write(inner, out -> out.write(1)))
        .isInstanceOf(IOException.class);
    assertThat(inner).isEmptyDirectory();
    assertThat(filesInFolder()).containsExactlyInAnyOrder(file, inner);
  }

  @Test
  void aMissingFolderIsAnError() {
    Path nowhere = folder.resolve("missing").resolve("file.bin");

    assertThatThrownBy(() -> DurableFile.write(nowhere, out -> out.write(1)))
        .isInstanceOf(IOException.class);
    assertThat(nowhere.getParent()).doesNotExist();
  }

  @Test
  void aSymbolicLinkIsReplacedNotFollowed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.bin"), file);

    DurableFile.write(link, out -> out.write("new".getBytes(UTF_8)));

    assertThat(link).isRegularFile().hasContent("new");
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(file).hasContent("old");
  }

  @Test
  void aFileIsReadableForOthersAsAnyNewFileIs() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));

    DurableFile.write(file, "new".getBytes(UTF_8));

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  private List<Path> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
