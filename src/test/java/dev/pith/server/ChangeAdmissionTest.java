package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.ChangeQueue;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexException;
import dev.pith.telemetry.Shed;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeAdmissionTest {
  private static final Map<String, String> SOON = Map.of("Retry-After", "1");

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new LockObtainFailedException("held"), HttpStatus.LOCKED, SOON),
        Arguments.of(
            new IOException("No space left on device"), HttpStatus.INSUFFICIENT_STORAGE, Map.of()),
        Arguments.of(new IOException("Input/output error"), HttpStatus.SERVICE_UNAVAILABLE, SOON));
  }

  /** A disk that is full does not empty itself in a second. */
  @ParameterizedTest
  @MethodSource("failures")
  void aFailureOfTheIndexSaysWhetherToComeBack(
      IOException cause, HttpStatus status, Map<String, String> headers) {
    RefusedException refused =
        ChangeAdmission.refused(new IndexException("the index cannot be written", cause));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.headers()).isEqualTo(headers);
    assertThat(refused.detail())
        .isEqualTo("Nothing of this was stored: the index cannot be written.");
  }

  @Test
  void whatFailsGivesItsPlaceBackAndNoMoreAreLetInThanThereArePlaces(@TempDir Path folder) {
    List<Encoder> encoders = List.of(new BagOfWordsEncoder("full", 16, 1));
    Path path = folder.resolve("index");
    DocumentWriter.create(path, encoders).close();
    try (DocumentIndex index = DocumentIndex.open(path);
        ChangeQueue queue = ChangeQueue.open(index, encoders)) {
      ChangeAdmission admission =
          new ChangeAdmission(Optional.of(queue), new ChangeLimits(1_000, 10, 1));
      assertRefused(
          admission, new IndexException("damaged"), "Nothing of this was stored: damaged.");
      assertRefused(admission, new CancellationException(), "The server is closing");

      int answer =
          admission.run(
              open -> {
                assertThat(open).isSameAs(queue);
                assertThatThrownBy(() -> admission.run(other -> 2))
                    .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.shed()).contains(Shed.CHANGES_FULL));
                return 1;
              });

      assertThat(answer).isEqualTo(1);
    }
  }

  private static void assertRefused(
      ChangeAdmission admission, RuntimeException failure, String told) {
    assertThatThrownBy(
            () ->
                admission.run(
                    queue -> {
                      throw failure;
                    }))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(told);
  }

  @Test
  void whereDocumentsCanOnlyBeReadNoChangeIsRun() {
    ChangeAdmission admission = new ChangeAdmission(Optional.empty(), ChangeLimits.STANDARD);

    assertThatThrownBy(
            () ->
                admission.run(
                    queue -> {
                      throw new AssertionError("a change was run");
                    }))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.status()).isEqualTo(HttpStatus.FORBIDDEN));
  }
}
