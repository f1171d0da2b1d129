package dev.pith.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderDirectoryTest {
  private static final String CHECKSUM = ",\\s*\"checksum\" : \"[0-9a-f]*\"";

  @TempDir private Path parent;

  @Test
  void whatWasPublishedIsReadBack() throws IOException {
    EncoderManifest published = publish(parent.resolve("encoder"), "weights");

    EncoderDirectory opened = EncoderDirectory.open(parent.resolve("encoder"));

    assertThat(opened.manifest()).isEqualTo(published);
    assertThat(opened.modelBytes()).asString().isEqualTo("weights");
  }

  @Test
  void aChangedFileIsRefusedWithBothHashes() throws IOException {
    EncoderManifest published = publish(parent.resolve("encoder"), "weights");
    Path model = parent.resolve("encoder").resolve("model.onnx");
    Files.writeString(model, "Weights");

    assertThatThrownBy(() -> EncoderDirectory.open(parent.resolve("encoder")))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining(published.model().sha256())
        .hasMessageContaining(Sha256.of(model));
  }

  @Test
  void aModelThatWasCheckedStaysWhateverBecomesOfItsFile() throws IOException {
    publish(parent.resolve("encoder"), "weights");
    EncoderDirectory described = EncoderDirectory.describe(parent.resolve("encoder"));
    try (Arena arena = Arena.ofConfined()) {
      ByteBuffer model = described.modelIn(arena);

      Files.writeString(described.modelFile(), "Weights");

      assertThat(UTF_8.decode(model).toString()).isEqualTo("weights");
      assertThatThrownBy(() -> described.modelIn(arena))
          .isInstanceOf(EncoderFilesException.class)
          .hasMessageContaining("refused");
    }
  }

  @Test
  void aModelOfMoreThanOneGibibyteIsNotOpened() throws IOException {
    publish(parent.resolve("encoder"), "weights");
    Path manifest = parent.resolve("encoder").resolve(EncoderManifest.FILE);
    Files.writeString(
        manifest,
        Files.readString(manifest).replaceFirst("\"bytes\" : 7", "\"bytes\" : 1073741825"));

    assertThatThrownBy(() -> EncoderDirectory.describe(parent.resolve("encoder")))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("1073741825 bytes is not between 0 and 1073741824");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    publish(parent.resolve("encoder"), "weights");
    Files.delete(parent.resolve("encoder").resolve("tokenizer.json"));

    assertRefused(parent.resolve("encoder"), "tokenizer.json is missing");
  }

  @Test
  void aDraftThatIsNotPublishedLeavesTheOldEncoderAndNothingElse() throws IOException {
    publish(parent.resolve("encoder"), "old");

    try (EncoderDraft draft = EncoderDraft.startFor(parent.resolve("encoder"))) {
      Files.writeString(draft.folder().resolve("model.onnx"), "half");
    }

    assertThat(EncoderDirectory.open(parent.resolve("encoder")).modelBytes())
        .asString()
        .isEqualTo("old");
    assertThat(names(parent)).containsExactly("encoder");
  }

  @Test
  void aNewEncoderReplacesTheOldOneWhole() throws IOException {
    publish(parent.resolve("encoder"), "old");
    publish(parent.resolve("encoder"), "new");

    assertThat(EncoderDirectory.open(parent.resolve("encoder")).modelBytes())
        .asString()
        .isEqualTo("new");
    assertThat(names(parent)).containsExactly("encoder");
  }

  @Test
  void aFolderThatIsNoEncoderIsNeverReplaced() throws IOException {
    Path letters = Files.createDirectory(parent.resolve("letters"));
    Files.writeString(letters.resolve("dear.txt"), "Dear Ada");

    assertThatThrownBy(() -> EncoderDraft.startFor(letters))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("not an encoder");
    assertThat(letters.resolve("dear.txt")).hasContent("Dear Ada");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dimension\" : 4 | \"dimension\" : \"many\" | /dimension",
        "\"dimension\" : 4 | \"dimension\" : 0 | dimension 0",
        "\"dimension\" : 4 | \"dimension\" : 4, \"size\" : 4 | size",
        "\"pooling\" : \"cls\" | \"pooling\" : \"max\" | /pooling",
        "\"file\" : \"model.onnx\" | \"file\" : \"../model.onnx\" | plain file name",
        "\"sha256\" : \"  | \"sha256\" : \"x | SHA-256",
      })
  void aManifestThatIsNotUnderstoodIsRefused(String good, String bad, String complaint)
      throws IOException {
    publish(parent.resolve("encoder"), "weights");
    Path manifest = parent.resolve("encoder").resolve(EncoderManifest.FILE);
    String text = Files.readString(manifest);
    assertThat(text).contains(good.strip());
    Files.writeString(manifest, text.replaceFirst(quoted(good.strip()), bad.strip()));

    assertRefused(parent.resolve("encoder"), complaint);
  }

  @Test
  void anEncoderOfAnOlderPithIsRefusedWithTheLineThatMakesItAgain() throws IOException {
    Path folder = parent.resolve("encoder");
    publish(folder, "weights");
    remove(folder, ",\\s*\"millis\" : 1234");

    assertThatThrownBy(() -> EncoderDirectory.open(folder))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageEndingWith(
            "has no /lineage/millis: it was made by an older Pith; make it again with: ./pith"
                + " compress --model models/large --recipe models/recipes/small.json --out "
                + folder);
  }

  @Test
  void aManifestWithoutWhatEveryOneHasIsRefusedByWhatIsMissing() throws IOException {
    publish(parent.resolve("encoder"), "weights");
    remove(parent.resolve("encoder"), "\"dimension\" : 4,");

    assertRefused(
        parent.resolve("encoder"), "encoder.json has no /dimension: every manifest has it");
  }

  @Test
  void aNumberThatHasBecomeAnotherOneIsSeen() throws IOException {
    publish(parent.resolve("encoder"), "weights");
    Path manifest = parent.resolve("encoder").resolve(EncoderManifest.FILE);
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("\"maxTokens\" : 16", "\"maxTokens\" : 17"));

    assertRefused(parent.resolve("encoder"), "encoder.json is not as it was written");
  }

  @Test
  void aManifestThatIsCutShortIsNotJson() throws IOException {
    publish(parent.resolve("encoder"), "weights");
    Path manifest = parent.resolve("encoder").resolve(EncoderManifest.FILE);
    String text = Files.readString(manifest);
    for (int length = 0; length < text.length() - 1; length += 9) {
      Files.writeString(manifest, text.substring(0, length));
      assertThatThrownBy(() -> EncoderDirectory.open(parent.resolve("encoder")))
          .as("%d characters", length)
          .isInstanceOf(EncoderFilesException.class)
          .hasMessageContaining("encoder.json");
    }
  }

  @Test
  void anEncoderThatDoesNotTellWhatItApproximatesIsStillRead() throws IOException {
    publish(parent.resolve("encoder"), "weights");
    assertThat(EncoderDirectory.open(parent.resolve("encoder")).manifest().approximates())
        .contains(Sha256.of(new byte[1]));
    remove(parent.resolve("encoder"), "\"sourceFingerprint\" : \"[0-9a-f]*\",");
    remove(parent.resolve("encoder"), CHECKSUM);

    assertThat(EncoderDirectory.open(parent.resolve("encoder")).manifest().approximates())
        .isEmpty();
  }

  private static void assertRefused(Path folder, String complaint) {
    assertThatThrownBy(() -> EncoderDirectory.open(folder))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining(complaint);
  }

  private static void remove(Path folder, String pattern) throws IOException {
    Path manifest = folder.resolve(EncoderManifest.FILE);
    String text = Files.readString(manifest);
    assertThat(text).containsPattern(pattern);
    Files.writeString(manifest, text.replaceFirst(pattern, ""));
  }

  @Test
  void bytesThatAreNotJsonAreRefused() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("encoder"));
    Files.write(folder.resolve(EncoderManifest.FILE), new byte[] {1, 2, 3});

    assertRefused(folder, "is not JSON");
  }

  @Test
  void aManifestThatIsWrongBeforeItsDamageIsRefusedToo() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("encoder"));
    Files.writeString(folder.resolve(EncoderManifest.FILE), "{\"name\": [], \"dimension\": \u0000");

    assertRefused(folder, "is not JSON");
  }

  @Test
  void aManifestInCharactersThatNobodyWritesIsRefused() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("encoder"));
    Files.write(folder.resolve(EncoderManifest.FILE), new byte[] {0, 0, 5, 0});

    assertRefused(folder, "is not JSON");
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  private static List<String> names(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static EncoderManifest publish(Path target, String weights) throws IOException {
    try (EncoderDraft draft = EncoderDraft.startFor(target)) {
      Files.writeString(draft.folder().resolve("model.onnx"), weights);
      Files.writeString(draft.folder().resolve("tokenizer.json"), "{}");
      PassRecord pass = new PassRecord("quantize-int8", "all", 9, 3, 8, 7, 1, 0.99, 5, 4.5, 1.25);
      EncoderManifest manifest =
          new EncoderManifest(
              "small",
              4,
              16,
              Pooling.CLS,
              true,
              "query: ",
              null,
              Batching.SINGLE,
              draft.pin("model.onnx"),
              draft.pin("tokenizer.json"),
              "Apache-2.0",
              "made here",
              new Lineage(
                  "large",
                  Sha256.of(new byte[0]),
                  Sha256.of(new byte[1]),
                  new ObjectMapper().readTree("{\"name\":\"small\"}"),
                  "no text",
                  List.of(pass),
                  0.99,
                  3,
                  1_234));
      draft.publish(manifest);
      return manifest;
    }
  }
}
