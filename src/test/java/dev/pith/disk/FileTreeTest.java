package dev.pith.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @TempDir Path folder;

  @Test
  void aFolderGoesWithAllThatIsInItAndNothingThatItOnlyPointsTo() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "kept");
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "kept");
    Path tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("a/b"));
    Files.writeString(tree.resolve("a/b/file"), "gone");
    Files.createSymbolicLink(tree.resolve("a/link"), outside);
    Files.createSymbolicLink(tree.resolve("file"), kept);

    FileTree.delete(tree);

    assertThat(tree).doesNotExist();
    assertThat(kept).hasContent("kept");
    assertThat(outside.resolve("file")).hasContent("kept");
  }

  @Test
  void whatIsNotThereIsGoneAlready() throws IOException {
    FileTree.delete(folder.resolve("nothing"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aLinkToNothingIsDeleted() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));

    FileTree.delete(link);

    assertThat(folder).isEmptyDirectory();
  }
}
