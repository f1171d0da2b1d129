package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.encode.Encoder;
import dev.pith.fixtures.Approximation;
import dev.pith.fixtures.BagOfWordsEncoder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose vectors may meet: an encoder's own, and by explicit wish those that it approximates. */
class PairingTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final Encoder STRANGER = new BagOfWordsEncoder("stranger", 16, 2);
  private static final Encoder STATIC = new Approximation(FULL, "static");

  @TempDir Path folder;

  @BeforeEach
  void indexDocumentsOfFull() {
    DocumentWriter.create(folder, List.of(FULL)).close();
  }

  @ParameterizedTest
  @EnumSource
  void theEncoderThatMadeTheIndexIsAlwaysTaken(Pairing pairing) {
    assertThat(field(FULL, pairing).encoderName()).isEqualTo("full");
  }

  @ParameterizedTest
  @EnumSource
  void aStrangerIsRefusedWhateverIsAllowed(Pairing pairing) {
    assertThatThrownBy(() -> field(STRANGER, pairing))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("encoder 'stranger' (sha 000000000000…) did not make them: use full")
        .hasMessageNotContaining("--asymmetric");
  }

  @Test
  void anApproximationIsRefusedWithTheOptionThatLetsItIn() {
    assertThatThrownBy(() -> field(STATIC, Pairing.SYMMETRIC))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("encoder 'static'")
        .hasMessageContaining("did not make them, but approximates 'full'")
        .hasMessageContaining("documents of 'full' when --asymmetric is given");
  }

  @Test
  void anApproximationMayAskWhereThatIsAllowed() {
    assertThat(field(STATIC, Pairing.ASYMMETRIC)).isEqualTo(VectorField.of(FULL));
  }

  @ParameterizedTest
  @EnumSource
  void anApproximationOfAnotherEncoderIsAStranger(Pairing pairing) {
    Encoder other = new Approximation(STRANGER, "other");

    assertThatThrownBy(() -> field(other, pairing))
        .isInstanceOf(IndexException.class)
        .hasMessageNotContaining("--asymmetric");
  }

  /** A lineage of two steps is not followed: what is measured is the nearness to the source. */
  @Test
  void anApproximationOfAnApproximationIsAStranger() {
    Encoder twice = new Approximation(STATIC, "twice");

    assertThatThrownBy(() -> field(twice, Pairing.ASYMMETRIC)).isInstanceOf(IndexException.class);
  }

  @ParameterizedTest
  @EnumSource
  void anApproximationOfAnotherDimensionIsRefused(Pairing pairing) {
    Encoder narrow = new Approximation(FULL, "narrow", 8);

    assertThatThrownBy(() -> field(narrow, pairing))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("has 8 dimensions instead of 16")
        .hasMessageNotContaining("--asymmetric");
  }

  @Test
  void anApproximationNeverWritesDocuments() {
    assertThatThrownBy(() -> DocumentWriter.open(folder, List.of(STATIC)))
        .isInstanceOf(IndexException.class);
  }

  @Test
  void ownVectorsAreTakenBeforeThoseOfTheSource() {
    Path both = folder.resolve("both");
    DocumentWriter.create(both, List.of(FULL, STATIC)).close();

    try (DocumentIndex index = DocumentIndex.open(both)) {
      assertThat(index.field(STATIC, Pairing.ASYMMETRIC)).isEqualTo(VectorField.of(STATIC));
    }
  }

  private VectorField field(Encoder encoder, Pairing pairing) {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      return index.field(encoder, pairing);
    }
  }
}
