package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.index.IndexException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
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
