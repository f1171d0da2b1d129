package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void aSearchAndAServerAnswer() throws Exception {
    assertThat(Rehearsal.run(Path.of("models/all-minilm-l6-v2"))).isTrue();
  }
}
