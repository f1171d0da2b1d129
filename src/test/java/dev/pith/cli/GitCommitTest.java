package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir private Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void aBranchIsFollowedToItsCommit() throws IOException {
    write("a/.git/HEAD", "ref: refs/heads/main\n");
    write("a/.git/refs/heads/main", HASH + "\n");
    assertThat(GitCommit.of(folder.resolve("a"))).isEqualTo(HASH);
  }

  @Test
  void aBranchMayBePacked() throws IOException {
    write("a/.git/HEAD", "ref: refs/heads/main\n");
    write("a/.git/packed-refs", "# pack-refs\n" + HASH + " refs/heads/main\n");
    assertThat(GitCommit.of(folder.resolve("a"))).isEqualTo(HASH);
  }

  @Test
  void aCommitMayBeCheckedOutByItself() throws IOException {
    write("a/.git/HEAD", HASH + "\n");
    assertThat(GitCommit.of(folder.resolve("a"))).isEqualTo(HASH);
  }

  @Test
  void aSecondWorkingTreeHasItsBranchInTheFirst() throws IOException {
    write("b/.git", "gitdir: " + folder.resolve("a/.git/worktrees/b") + "\n");
    write("a/.git/worktrees/b/HEAD", "ref: refs/heads/other\n");
    write("a/.git/worktrees/b/commondir", "../..\n");
    write("a/.git/refs/heads/other", HASH + "\n");
    assertThat(GitCommit.of(folder.resolve("b"))).isEqualTo(HASH);
  }

  @Test
  void noCheckoutHasNoCommit() throws IOException {
    assertThat(GitCommit.of(folder)).isEmpty();
    write("a/.git/HEAD", "something else\n");
    assertThat(GitCommit.of(folder.resolve("a"))).isEmpty();
    write("b/.git/HEAD", "ref: refs/heads/unborn\n");
    assertThat(GitCommit.of(folder.resolve("b"))).isEmpty();
  }
}
