package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.making.CalibrationTexts;
import dev.pith.model.Alignment;
import dev.pith.model.AlignmentFile;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask over whose documents, from the making of an encoder to the search. */
class AlignCommandTest {
  private static final int DOCUMENTS = 60;

  @TempDir private static Path made;
  private static final Terminal MAKER = new Terminal();

  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private Path full = Path.of("");
  private Path stranger = Path.of("");
  private Path small = Path.of("");

  /** Two encoders, one that was compressed from the first, and an index of the first. */
  @BeforeAll
  static void makeEncodersAndAnIndex() throws IOException {
    encoder("full", 4);
    encoder("stranger", 5);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      lines.add(String.join(" ", TinyTokenizers.texts(i, 8)));
    }
    Files.write(corpus(), lines);
    Files.writeString(
        recipe(),
        "{\"name\":\"small\",\"description\":\"d\",\"passes\":[{\"pass\":\"quantize-int8\"}]}");
    Path full = made.resolve("full");
    make("index", "--corpus", corpus(), "--encoder", full, "--index", made.resolve("index"));
    make("compress", "--model", full, "--recipe", recipe(), "--out", made.resolve("small"));
    assertThat(MAKER.out()).contains("aligned with full: median cosine");
  }

  private static void encoder(String name, long seed) {
    Path foreign = made.resolve("foreign").resolve(name);
    ForeignFolder.write(foreign, TinyEncoders.random(seed));
    make("model", "import", foreign, "--out", made.resolve(name));
  }

  private static void make(Object... words) {
    assertThat(MAKER.run(words)).as(MAKER::err).isZero();
  }

  private static Path corpus() {
    return made.resolve("notes.txt");
  }

  private static Path recipe() {
    return made.resolve("small.json");
  }

  @BeforeEach
  void copyTheEncoders() throws IOException {
    full = copy("full");
    stranger = copy("stranger");
    small = copy("small");
  }

  private Path copy(String name) throws IOException {
    Path to = Files.createDirectory(folder.resolve(name));
    try (var files = Files.list(made.resolve(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }

  @Test
  void whatCompressMeasuredIsOnRecordAndTheSearchTellsIt() {
    Alignment record = record(small, full);
    assertThat(record.holds()).isTrue();
    assertThat(record.texts()).isEqualTo(160);
    assertThat(record.source()).isEqualTo(CalibrationTexts.general().probeSource());
    assertThat(record.textsSha256()).isEqualTo(CalibrationTexts.general().probeSha256());

    assertThat(search(small)).isEqualTo(1);
    assertThat(terminal.err()).contains("is aligned with 'full'", "when --asymmetric is given");
    assertThat(search(small, "--asymmetric")).as(terminal::err).isZero();
    assertThat(terminal.err())
        .contains("asymmetric: questions by small, documents by full; " + record.figures());
  }

  @Test
  void anEncoderWithoutARecordIsRefusedUntilAlignHasMadeTheSameOne() throws IOException {
    Path file = small.resolve(AlignmentFile.NAME);
    byte[] written = Files.readAllBytes(file);
    Files.delete(file);

    assertThat(search(small, "--asymmetric")).isEqualTo(1);
    assertThat(terminal.err())
        .contains("no record proves that it is aligned with 'full'", "use full", "./pith align")
        .hasLineCount(1);
    assertThat(align(small, full)).as(terminal::err).isZero();
    assertThat(terminal.out()).contains("small is aligned with full");
    assertThat(Files.readAllBytes(file)).isEqualTo(written);
    assertThat(search(small, "--asymmetric")).isZero();
  }

  @Test
  void aRecordThatWasChangedIsRefusedByNameAndWrittenAnew() throws IOException {
    Path file = small.resolve(AlignmentFile.NAME);
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"texts\" : 160", "\"texts\" : 161"));

    assertThat(search(small, "--asymmetric")).isEqualTo(1);
    assertThat(terminal.err()).contains(file + " was changed after it was written", "not trusted");
    assertThat(terminal.run("model", "verify", small)).isEqualTo(1);
    assertThat(terminal.err()).contains(file.toString());
    assertThat(align(small, full)).isZero();
    assertThat(terminal.err()).contains("it is written anew");
    assertThat(terminal.run("model", "verify", small)).isZero();
    assertThat(search(small, "--asymmetric")).isZero();
  }

  @Test
  void theRecordOfAnotherEncoderLetsNobodyIn() throws IOException {
    Files.copy(small.resolve(AlignmentFile.NAME), stranger.resolve(AlignmentFile.NAME));

    assertThat(search(stranger, "--asymmetric")).isEqualTo(1);
    assertThat(terminal.err()).contains("is of another encoder", "not trusted", "use full");
  }

  @Test
  void strangersAreFoundToBeFarAndAreRefusedWithTheFigures() {

    assertThat(align(stranger, full)).isEqualTo(1);
    assertThat(terminal.err())
        .contains("pith align: stranger is not aligned with full: median cosine", "are needed");
    assertThat(record(stranger, full).holds()).isFalse();
    assertThat(search(stranger, "--asymmetric")).isEqualTo(1);
    assertThat(terminal.err()).contains("is too far from 'full'", "use full");
  }

  @Test
  void recordsForSeveralEncodersStandSideBySide() {
    assertThat(align(small, stranger)).isEqualTo(1);

    assertThat(record(small, full).holds()).isTrue();
    assertThat(record(small, stranger).holds()).isFalse();
    assertThat(terminal.run("model", "show", small)).isZero();
    assertThat(terminal.out()).contains("aligned with full", "not aligned with stranger");
  }

  @Test
  void anEncoderWithShorterVectorsNeedsDocumentsOfItsOwn() throws IOException {
    Files.delete(small.resolve(AlignmentFile.NAME));
    Path manifest = small.resolve(EncoderManifest.FILE);
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("\"dimension\" : 32", "\"dimension\" : 16")
            .replaceFirst(",\\s*\"checksum\" : \"[0-9a-f]*\"", ""));

    assertThat(align(small, full)).isEqualTo(1);
    assertThat(terminal.err())
        .contains("small is not aligned with full: 16 dimensions instead of 32")
        .contains("needs documents of its own");
    assertThat(small.resolve(AlignmentFile.NAME)).doesNotExist();
  }

  @Test
  void oneThatWasFittedToDocumentsIsMeasuredOnThose() throws IOException {
    Object[] compress = {
      "compress", "--model", full, "--recipe", recipe(), "--out", small, "--corpus", corpus()
    };
    assertThat(terminal.run(compress)).as(terminal::err).isZero();
    byte[] written = Files.readAllBytes(small.resolve(AlignmentFile.NAME));
    assertThat(record(small, full).source()).startsWith("documents of notes and ");

    assertThat(align(small, full)).isEqualTo(1);
    assertThat(terminal.err()).contains("was fitted to", "documents of notes", "with --corpus");
    assertThat(align(small, full, "--corpus", corpus())).as(terminal::err).isZero();
    assertThat(Files.readAllBytes(small.resolve(AlignmentFile.NAME))).isEqualTo(written);
  }

  @Test
  void anEncoderNeedsNoRecordForItself() {
    assertThat(align(full, full)).isEqualTo(1);
    assertThat(terminal.err()).contains("both folders hold the same encoder").hasLineCount(1);
    assertThat(align(folder, full)).isEqualTo(1);
    assertThat(terminal.err()).contains("has no encoder.json").hasLineCount(1);
  }

  private int align(Path encoder, Path target, Object... more) {
    return run(List.of("align", "--encoder", encoder, "--to", target), more);
  }

  private int search(Path encoder, Object... more) {
    return run(
        List.of("search", "--index", made.resolve("index"), "--encoder", encoder, "bade kilo"),
        more);
  }

  private int run(List<Object> words, Object... more) {
    List<Object> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return terminal.run(all.toArray());
  }

  private static Alignment record(Path encoder, Path target) {
    return EncoderDirectory.describe(encoder)
        .alignmentFile()
        .read()
        .with(EncoderDirectory.describe(target).manifest().fingerprint())
        .orElseThrow();
  }
}
