package dev.pith.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.SampleAlignments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records come back as they were written, or not at all. */
class AlignmentFileTest {
  private static final EncoderIdentity SMALL =
      SampleAlignments.identity("small", SampleAlignments.hash(1));
  private static final EncoderIdentity LARGE =
      SampleAlignments.identity("large", SampleAlignments.hash(2));
  private static final EncoderIdentity OTHER =
      SampleAlignments.identity("other", SampleAlignments.hash(4));
  private static final Alignments BOTH =
      Alignments.NONE
          .and(SampleAlignments.of(SMALL, LARGE, SampleAlignments.NEAR))
          .and(SampleAlignments.of(SMALL, OTHER, SampleAlignments.FAR));

  @TempDir private Path folder;

  private AlignmentFile file = new AlignmentFile(Path.of(""), SMALL);

  @BeforeEach
  void nameThePlace() {
    file = new AlignmentFile(folder.resolve(AlignmentFile.NAME), SMALL);
  }

  @Test
  void recordsComeBackAsTheyWereWritten() throws IOException {
    file.write(BOTH);

    assertThat(file.read()).isEqualTo(BOTH);
    assertThat(file.read().with(LARGE.fingerprint()).orElseThrow().holds()).isTrue();
    assertThat(file.read().with(OTHER.fingerprint()).orElseThrow().holds()).isFalse();
    assertThat(file.read().with(SMALL.fingerprint())).isEmpty();
  }

  @Test
  void theSameRecordsAreTheSameBytesAndNothingLiesBeside() throws IOException {
    file.write(BOTH);
    byte[] once = Files.readAllBytes(file.path());
    file.write(file.read());

    assertThat(Files.readAllBytes(file.path())).isEqualTo(once);
    try (var entries = Files.list(folder)) {
      assertThat(entries).containsExactly(file.path());
    }
  }

  @Test
  void aNewerRecordTakesThePlaceOfTheOneForTheSameTarget() {
    Alignment newer = SampleAlignments.of(SMALL, LARGE, SampleAlignments.FAR);

    Alignments all = BOTH.and(newer);

    assertThat(all.records()).hasSize(2);
    assertThat(all.with(LARGE.fingerprint())).contains(newer);
    assertThat(all.with(OTHER.fingerprint())).isEqualTo(BOTH.with(OTHER.fingerprint()));
  }

  @Test
  void withoutAFileNothingIsOnRecord() {
    assertThat(file.read()).isEqualTo(Alignments.NONE);
  }

  @Test
  void theFileOfAnotherEncoderIsRefusedByName() throws IOException {
    file.write(BOTH);

    Alignments foreign = new AlignmentFile(file.path(), OTHER).read();

    assertThat(foreign.records()).isEmpty();
    assertThat(foreign.damage().orElseThrow())
        .contains(file.path().toString(), "is of another encoder", SMALL.fingerprint())
        .contains(OTHER.fingerprint());
  }

  /** The fingerprint alone would not tell that the model file is another. */
  @Test
  void theFileOfAnEncoderWithAnotherModelIsRefused() throws IOException {
    file.write(BOTH);
    EncoderIdentity rebuilt =
        new EncoderIdentity("small", SampleAlignments.hash(9), SMALL.fingerprint());

    assertThat(new AlignmentFile(file.path(), rebuilt).read().damage()).isPresent();
  }

  @Test
  void aFigureThatSomebodyImprovedIsRefusedByTheHash() throws IOException {
    file.write(BOTH);
    Files.writeString(
        file.path(),
        Files.readString(file.path())
            .replace("\"medianCosine\" : 0.01", "\"medianCosine\" : 0.02"));

    Alignments read = file.read();

    assertThat(read.records()).isEmpty();
    assertThat(read.damage().orElseThrow())
        .contains(file.path().toString(), "was changed after it was written");
  }

  @Test
  void whatWasCutOffAnywhereIsRefused() throws IOException {
    file.write(BOTH);
    byte[] whole = Files.readAllBytes(file.path());
    for (int length = 0; length < whole.length; length++) {
      Files.write(file.path(), Arrays.copyOf(whole, length));

      Alignments read = file.read();

      assertThat(read.records()).as("cut to %d bytes", length).isEmpty();
      assertThat(read.damage().orElseThrow()).contains(AlignmentFile.NAME);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aByteThatChangedGivesTheSameRecordsOrNone(long seed) throws IOException {
    file.write(BOTH);
    byte[] whole = Files.readAllBytes(file.path());
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] broken = whole.clone();
      int place = random.nextInt(broken.length);
      broken[place] ^= (byte) (1 << random.nextInt(8));
      Files.write(file.path(), broken);

      Alignments read = file.read();

      assertThat(read.records())
          .as("seed %d, byte %d", seed, place)
          .isIn(List.of(), BOTH.records());
      assertThat(read.damage().isPresent()).isEqualTo(read.records().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"alignments\":null,\"sha256\":\"\"}",
        "{\"alignments\":[null],\"sha256\":\"\"}",
        "{\"alignments\":[],\"sha256\":\"\",\"more\":1}",
        "{\"alignments\":[{}],\"sha256\":\"\"}"
      })
  void whatIsNoRecordIsRefusedInOneLine(String text) throws IOException {
    Files.writeString(file.path(), text);

    assertThat(file.read().damage().orElseThrow()).contains(file.path().toString()).hasLineCount(1);
  }

  @Test
  void aFileThatNobodyWouldWriteIsNotRead() throws IOException {
    Files.write(file.path(), new byte[(1 << 20) + 1]);
    assertThat(file.read().damage().orElseThrow()).contains("over 1 MiB");

    Files.delete(file.path());
    Files.createDirectory(file.path());
    assertThat(file.read().damage()).isPresent();
  }

  @Test
  void aDamagedFileIsWrittenAnew() throws IOException {
    Files.writeString(file.path(), "{\"align");

    file.write(file.read().and(BOTH.records().getFirst()));

    assertThat(file.read().records()).containsExactly(BOTH.records().getFirst());
    assertThat(Files.readString(file.path(), StandardCharsets.UTF_8)).contains("\"sha256\"");
  }

  @ParameterizedTest
  @CsvSource({
    "-1.1, 0, 0, 0, 0, 0",
    "0.2, 0.1, 0.3, 0.4, 0.3, 1",
    "0.1, 0.2, 0.3, 0.2, 0.3, 1",
    "0.1, 0.2, 0.3, 1.1, 0.3, 1",
    "0.1, 0.2, 0.3, 0.4, 0.05, 1",
    "0.1, 0.2, 0.3, 0.4, 0.3, 1.1",
    "0.1, 0.2, 0.3, 0.4, 0.3, -0.1",
    "0.1, 0.2, 0.3, NaN, 0.3, 1",
    "0.1, 0.2, 0.3, 0.4, 0.3, NaN",
  })
  void figuresThatCannotBeAreRefused(
      double least, double one, double ten, double median, double mean, double agreement) {
    assertThatThrownBy(() -> new Closeness(least, one, ten, median, mean, agreement))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bothFloorsHaveToBeReached() {
    double cosine = Closeness.LEAST_MEDIAN_COSINE;
    double agreement = Closeness.LEAST_AGREEMENT;

    assertThat(closeness(cosine, agreement).suffices()).isTrue();
    assertThat(closeness(cosine - 0.001, 1).suffices()).isFalse();
    assertThat(closeness(1, agreement - 0.001).suffices()).isFalse();
  }

  private static Closeness closeness(double median, double agreement) {
    return new Closeness(0, 0, 0, median, 0.5, agreement);
  }

  @Test
  void aHandfulOfTextsProvesNothing() {
    assertThatThrownBy(
            () ->
                new Alignment(
                    SMALL,
                    LARGE,
                    Alignment.FEWEST_TEXTS - 1,
                    "some",
                    SampleAlignments.hash(3),
                    SampleAlignments.NEAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prove nothing");
  }
}
