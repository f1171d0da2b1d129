package dev.pith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.telemetry.AccessLog;
import dev.pith.telemetry.AnsweredRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccessLogOptionTest {
  private static final AnsweredRequest REQUEST =
      new AnsweredRequest(
          Instant.EPOCH,
          "one",
          "GET",
          "/",
          200,
          10,
          Duration.ofMillis(1),
          "127.0.0.1",
          Optional.empty());

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
          new PrintStream(err, true, UTF_8),
          false);

  private static AccessLogOption typed(String... words) {
    return CommandLine.populateCommand(new AccessLogOption(), words);
  }

  private AccessLog opened(String... words) throws IOException {
    return Objects.requireNonNull(typed(words).open(console));
  }

  @Test
  void nothingIsLoggedUnlessAskedFor() throws IOException {
    assertThat(typed().open(console)).isNull();
  }

  @Test
  void aFileGetsTheLines() throws IOException {
    Path file = folder.resolve("access.log");
    try (AccessLog log = opened("--access-log", file.toString())) {
      log.add(REQUEST);
    }
    assertThat(Files.readString(file)).contains("\"id\":\"one\"").endsWith("}\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void aDashIsStandardErrorWhichStaysOpen() throws IOException {
    try (AccessLog log = opened("--access-log", "-")) {
      log.add(REQUEST);
    }
    console.note("still open");
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"id\":\"one\""),
            line -> assertThat(line).isEqualTo("still open"));
  }

  @Test
  void aFolderThatIsNotThereIsToldAtOnce() {
    AccessLogOption option = typed("--access-log", folder.resolve("no/access.log").toString());
    assertThatThrownBy(() -> option.open(console)).isInstanceOf(NoSuchFileException.class);
  }
}
