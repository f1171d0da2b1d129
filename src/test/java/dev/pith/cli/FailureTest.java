package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.index.IndexException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void aFileThatWasClosedByCtrlCIsAnInterruptionAndABrokenDiskIsNot() {
    assertThat(Failure.isInterruption(new IndexException("x", new ClosedByInterruptException())))
        .isTrue();
    assertThat(Failure.isInterruption(new IndexException("x", new IOException("bad")))).isFalse();
    assertThat(Failure.isInterruption(new IndexException("x"))).isFalse();
  }
}
