package dev.pith.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JobFile file;

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = new JobFile(folder.resolve("job.json"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aJobIsReadAsItWasWritten(int stage) throws IOException {
    Job job =
        Job.of(
            "t-20261129-000000-1",
            JobKind.TUNING,
            "\u0000<b>ü\uD83D\uDE00\"",
            List.of(List.of("a", ""), List.of()),
            Instant.parse("2026-11-29T00:00:00.123456789Z"));
    Job written =
        switch (stage) {
          case 0 -> job;
          case 1 -> job.begun(Instant.EPOCH);
          case 2 -> job.over(JobState.CANCELLED, Instant.EPOCH, Optional.empty());
          default -> job.begun(Instant.EPOCH).over(JobState.DONE, Instant.MAX, Optional.of("so"));
        };
    file.write(written);
    assertThat(file.read()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "kind", "title", "commands", "state", "created", "attempts"})
  void nullWhereAJobHasSomethingIsNoWholeJob(String member) throws IOException {
    assertIsRefused(written().putNull(member));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[null]", "[[null]]"})
  void nullAmongItsCommandsIsNoWholeJob(String commands) throws IOException {
    assertIsRefused(written().set("commands", JSON.readTree(commands)));
  }

  private ObjectNode written() throws IOException {
    file.write(
        Job.of("t-20261129-000000-1", JobKind.TUNING, "a", List.of(List.of("b")), Instant.EPOCH));
    return (ObjectNode) JSON.readTree(Files.readString(file.path()));
  }

  private void assertIsRefused(ObjectNode job) throws IOException {
    Files.writeString(file.path(), job.toString());

    assertThatThrownBy(file::read)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("is no whole job");
  }
}
