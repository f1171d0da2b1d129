package dev.pith.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.model.EncoderFilesException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a folder or jar is told in one printable line that names the place. */
class HostileFolderTest {
  private static final String POOLING = "sentence_transformers.models.Pooling";

  @TempDir private Path parent;
  private ForeignFolder folder = new ForeignFolder(Path.of(""));

  @BeforeEach
  void writeAFolder() {
    folder = ForeignFolder.write(parent.resolve("tiny"), TinyEncoders.random(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1_Pooling/config.json | {'pooling_mode_weightedmean_tokens': true} | weightedmean_tokens",
        "1_Pooling/config.json | {'pooling_mode_max_tokens': true} | max_tokens",
        "1_Pooling/config.json | {'pooling_mode': 'lasttoken'} | lasttoken",
        "1_Pooling/config.json | {'pooling_mode': 7} | at /pooling_mode: 7 is not a string",
        "1_Pooling/config.json | {} | sets 0 ways",
        "1_Pooling/config.json | {'pooling_mode_cls_token': true, 'pooling_mode_mean_tokens': true} | sets 2 ways",
        "1_Pooling/config.json | {'pooling_mode_mean_tokens': true, 'include_prompt': false} | /include_prompt",
        "modules.json | {'type': 'Transformer'} | does not list",
        "modules.json | [] | does not list",
        "modules.json | [{'type': 'x.Transformer'}, {'type': 'x.Dense'}] | x.Dense",
        "modules.json | [{'type': 'x.Transformer', 'path': '../../etc'}, {'type': 'x.Pooling'}] | at /0/path",
        "modules.json | [{'type': 'x.Transformer', 'path': '/etc'}, {'type': 'x.Pooling'}] | at /0/path",
        "config.json | {'max_position_embeddings': -5} | at /max_position_embeddings: -5",
        "config.json | {'hidden_size': 'wide'} | at /hidden_size",
        "config.json | {'hidden_size': 1, 'hidden_size': 2} | is not JSON",
        "config.json | {'hidden_size': 1} {} | is not JSON",
        "config.json | 7 | neither a JSON object nor an array",
        "config_sentence_transformers.json | {'default_prompt_name': 'x'} | no prompt 'x'",
        "config_sentence_transformers.json | {'prompts': {'query': 5}} | at /prompts/query",
        "tokenizer.json | {'model': {}} | no vocabulary",
        "tokenizer.json | not json | is not JSON",
      })
  void aWrongSettingIsRefusedByItsPlace(String file, String content, String complaint) {
    folder.with(file, content.replace('\'', '"'));

    assertThatThrownBy(() -> ForeignEncoder.read(folder.path()))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining(folder.path().resolve(file).toString())
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pooling_mode\": \"\u001b[2J\n\"}",
        "\u001b[2J",
        "[[[[",
        "{\"a\":\u0000}",
        "",
        "\0\0\5\0"
      })
  void noRefusalCarriesControlCharacters(String content) {
    folder.with("1_Pooling/config.json", content);

    Throwable refusal = catchThrowable(() -> ForeignEncoder.read(folder.path()));

    assertThat(refusal).isInstanceOf(EncoderFilesException.class);
    assertThat(String.valueOf(refusal.getMessage())).doesNotMatch("(?s).*\\p{Cntrl}.*");
  }

  @Test
  void deepNestingIsRefused() {
    folder.with("config.json", "[".repeat(100_000));

    assertThatThrownBy(() -> ForeignEncoder.read(folder.path()))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("config.json is not JSON");
  }

  @Test
  void settingsOverOneMebibyteAreNotRead() {
    folder.with("config.json", "{\"a\": \"" + "a".repeat(1 << 20) + "\"}");

    assertThatThrownBy(() -> ForeignEncoder.read(folder.path()))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("config.json is over 1,048,576 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokenizer.json", "onnx/model.onnx"})
  void aMissingFileIsNamed(String file) {
    folder.without(file);

    assertThatThrownBy(() -> ForeignEncoder.read(folder.path()))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining(file);
  }

  @Test
  void aFolderInAFilesPlaceIsRefused() throws IOException {
    folder.without("config.json");
    Files.createDirectory(folder.path().resolve("config.json"));

    assertThatThrownBy(() -> ForeignEncoder.read(folder.path()))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("config.json is not a regular file");
  }

  @Test
  void vectorsThatAreNotComparedByTheirDirectionAreRefused() {
    folder
        .with(
            "modules.json",
            "[{\"type\": \"x.Transformer\"}, {\"path\": \"1_Pooling\", \"type\": \""
                + POOLING
                + "\"}]")
        .with("config_sentence_transformers.json", "{\"similarity_fn_name\": \"dot\"}");

    assertThatThrownBy(() -> ForeignEncoder.read(folder.path()))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("by dot");
  }

  @Test
  void aTokenizerThatLeavesCaseToOthersIsRefused() {
    String tokenizer = new String(bytes("tokenizer.json"), java.nio.charset.StandardCharsets.UTF_8);
    folder.with("tokenizer.json", tokenizer.replace("\"lowercase\": true", "\"lowercase\": false"));

    assertThatThrownBy(() -> ForeignEncoder.read(folder.path()))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("/do_lower_case");
  }

  @Test
  void aJarGivesItsTwoFilesAndNoSettings() throws IOException {
    Path jar = jar("tiny.onnx", "tiny-tokenizer.json", "META-INF/other.onnx");

    ForeignEncoder encoder = ForeignEncoder.read(jar);

    assertThat(encoder.name()).isEqualTo("tiny");
    assertThat(encoder.model()).asString().isEqualTo("tiny.onnx");
    assertThat(encoder.tokenizer()).asString().isEqualTo("tiny-tokenizer.json");
    assertThat(encoder.settings()).isEqualTo(EncoderSettings.UNKNOWN);
  }

  @Test
  void aJarWithoutOrWithTwoModelsIsRefused() throws IOException {
    assertThatThrownBy(() -> ForeignEncoder.read(jar("tokenizer.json")))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("holds 0 files .onnx");
    assertThatThrownBy(() -> ForeignEncoder.read(jar("a.onnx", "b.onnx", "tokenizer.json")))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("holds 2 files .onnx");
  }

  @Test
  void whatIsNeitherFolderNorJarIsRefused() throws IOException {
    Path noJar = Files.writeString(parent.resolve("no.jar"), "not a jar");

    assertThatThrownBy(() -> ForeignEncoder.read(noJar))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("is not a jar");
    assertThatThrownBy(() -> ForeignEncoder.read(parent.resolve("nothing")))
        .isInstanceOf(EncoderFilesException.class)
        .hasMessageContaining("neither a folder");
  }

  private byte[] bytes(String file) {
    try {
      return Files.readAllBytes(folder.path().resolve(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Each entry holds its own name. */
  private Path jar(String... entries) throws IOException {
    Path jar = parent.resolve("packed.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
