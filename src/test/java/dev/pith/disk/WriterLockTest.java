package dev.pith.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {
  @TempDir Path folder;

  @Test
  void onlyOneHasItUntilItIsGivenBack() throws IOException {
    Path file = folder.resolve("a.lock");
    try (WriterLock first = WriterLock.take(file).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(WriterLock.take(file)).isEmpty();
      assertThat(WriterLock.take(file)).isEmpty();
    }
    Optional<WriterLock> next = WriterLock.take(file);
    assertThat(next).isPresent();
    next.orElseThrow().close();
  }

  @Test
  void anotherFileIsAnotherLock() throws IOException {
    try (WriterLock one = WriterLock.take(folder.resolve("a.lock")).orElseThrow();
        WriterLock two = WriterLock.take(folder.resolve("b.lock")).orElseThrow()) {
      assertThat(one).isNotSameAs(two);
    }
  }
}
