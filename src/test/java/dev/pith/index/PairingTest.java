package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.encode.Encoder;
import dev.pith.fixtures.Approximation;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.SampleAlignments;
import dev.pith.model.Alignments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose vectors may meet: an encoder's own, and by explicit wish those it is proven near to. */
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

  @Test
  void aStrangerIsRefusedWithTheEncoderThatWouldDo() {
    assertThatThrownBy(() -> field(STRANGER, Pairing.SYMMETRIC))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("encoder 'stranger' (sha 000000000000…) did not make them: use full")
        .hasMessageNotContaining("--asymmetric");
  }

  @ParameterizedTest
  @MethodSource("withoutProof")
  void whatIsNotProvenIsRefusedWithTheEncoderThatWouldDoAndTheProof(Encoder encoder) {
    assertThatThrownBy(() -> field(encoder, Pairing.ASYMMETRIC))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("no record proves that it is aligned with 'full'")
        .hasMessageContaining("use full, or build a new index with --encoder " + encoder.name())
        .hasMessageContaining("./pith align --encoder DIR --to DIR")
        .hasMessageContaining("of %s and of full, proves it".formatted(encoder.name()));
  }

  /** A stranger, one that was made from the other, and one that is on record for a third. */
  static Stream<Encoder> withoutProof() {
    return Stream.of(
        STRANGER,
        SampleAlignments.recorded(STATIC, Alignments.NONE),
        SampleAlignments.recorded(
            STATIC,
            SampleAlignments.only(
                STATIC.fingerprint(), STRANGER.fingerprint(), SampleAlignments.NEAR)));
  }

  @Test
  void aStrangerThatIsProvenToBeNearMayAsk() {
    Encoder near =
        SampleAlignments.recorded(
            STRANGER,
            SampleAlignments.only(
                STRANGER.fingerprint(), FULL.fingerprint(), SampleAlignments.NEAR));

    assertThat(field(near, Pairing.ASYMMETRIC)).isEqualTo(VectorField.of(FULL));
    assertThatThrownBy(() -> field(near, Pairing.SYMMETRIC))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("but is aligned with 'full'");
  }

  @Test
  void oneThatIsProvenToBeFarIsRefusedWithTheFigures() {
    Encoder far =
        SampleAlignments.recorded(
            STATIC,
            SampleAlignments.only(STATIC.fingerprint(), FULL.fingerprint(), SampleAlignments.FAR));

    assertThatThrownBy(() -> field(far, Pairing.ASYMMETRIC))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("too far from 'full', with median cosine 0.010, least -0.200")
        .hasMessageContaining("6 % of the first ten, on 160 held-out texts, where")
        .hasMessageContaining("use full, or build a new index with --encoder static");
  }

  @Test
  void aRecordThatIsNotTrustedIsNamedWhereItIsAskedForAndNowhereElse() {
    Encoder damaged =
        SampleAlignments.recorded(
            STATIC, new Alignments(List.of(), Optional.of("alignment.json was changed")));

    assertThatThrownBy(() -> field(damaged, Pairing.ASYMMETRIC))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("and alignment.json was changed, so it is not trusted: use full")
        .hasMessageContaining("./pith align");
    assertThatThrownBy(() -> field(damaged, Pairing.SYMMETRIC))
        .isInstanceOf(IndexException.class)
        .hasMessageNotContaining("alignment.json");
  }

  @Test
  void anAlignedEncoderIsRefusedWithTheOptionThatLetsItIn() {
    assertThatThrownBy(() -> field(STATIC, Pairing.SYMMETRIC))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("encoder 'static'")
        .hasMessageContaining("did not make them, but is aligned with 'full'")
        .hasMessageContaining("documents of 'full' when --asymmetric is given; or use full");
  }

  @Test
  void anApproximationWithoutARecordIsToldOfBothTheOptionAndTheProof() {
    Encoder unproven = SampleAlignments.recorded(STATIC, Alignments.NONE);

    assertThatThrownBy(() -> field(unproven, Pairing.SYMMETRIC))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("did not make them, but was made from 'full'")
        .hasMessageContaining("when --asymmetric is given, once ./pith align");
  }

  @Test
  void anAlignedEncoderMayAskWhereThatIsAllowed() {
    assertThat(field(STATIC, Pairing.ASYMMETRIC)).isEqualTo(VectorField.of(FULL));
  }

  @ParameterizedTest
  @EnumSource
  void oneThatIsAlignedWithAnotherEncoderIsAStranger(Pairing pairing) {
    Encoder other = new Approximation(STRANGER, "other");

    assertThatThrownBy(() -> field(other, pairing))
        .isInstanceOf(IndexException.class)
        .hasMessageNotContaining("--asymmetric");
  }

  /** Records are not followed over two steps: what is measured is the nearness to the one. */
  @Test
  void whatIsAlignedWithAnAlignedOneIsAStranger() {
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
