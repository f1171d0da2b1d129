package dev.pith.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.model.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTransformersFolderTest {
  @TempDir private Path parent;
  private ForeignFolder folder = new ForeignFolder(Path.of(""));

  @BeforeEach
  void writeAFolder() {
    folder = ForeignFolder.write(parent.resolve("tiny"), TinyEncoders.random(1));
  }

  @Test
  void everySettingIsFoundInItsFile() throws IOException {
    ForeignEncoder encoder = ForeignEncoder.read(folder.path());

    assertThat(encoder.name()).isEqualTo("tiny");
    assertThat(encoder.hidden()).contains(32L);
    EncoderSettings settings = encoder.settings();
    assertThat(settings.pooling()).contains(Pooling.CLS);
    assertThat(settings.maxTokens()).contains(24);
    assertThat(settings.queryPrefix()).contains("ba: ");
    assertThat(settings.documentPrefix()).contains("do: ");
    assertThat(settings.license()).contains("mit");
    assertThat(encoder.model())
        .isEqualTo(Files.readAllBytes(folder.path().resolve("onnx/model.onnx")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'pooling_mode_mean_tokens': true, 'pooling_mode_cls_token': false} | MEAN",
        "{'pooling_mode_mean_sqrt_len_tokens': true} | MEAN",
        "{'pooling_mode': 'mean', 'embedding_dimension': 32} | MEAN",
        "{'pooling_mode': 'cls'} | CLS",
        "{'pooling_mode_cls_token': true, 'include_prompt': false} | CLS",
      })
  void bothWaysOfNamingThePoolingAreUnderstood(String config, Pooling pooling) throws IOException {
    folder.with("1_Pooling/config.json", json(config));

    assertThat(settings().pooling()).contains(pooling);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config.json | {'max_position_embeddings': 20} | 20",
        "config.json | {'max_position_embeddings': 22, 'model_type': 'mpnet', 'pad_token_id': 1} | 20",
        "sentence_bert_config.json | {'max_seq_length': 20} | 20",
        "sentence_bert_config.json | {'max_seq_length': null} | 24",
        "tokenizer_config.json | {'model_max_length': 20} | 20",
        "tokenizer_config.json | {'model_max_length': 1000000000000000019884624838656} | 24",
      })
  void theShortestLengthCounts(String file, String config, int expected) throws IOException {
    folder.with(file, json(config));

    assertThat(settings().maxTokens()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "{'prompts':{'query':'q: ','document':'d: ','passage':'p: '}}|q: |d: ",
        "{'prompts':{'query':'q: ','corpus':'c: '}}|q: |c: ",
        "{'prompts':{'a/b~c':'all: '},'default_prompt_name':'a/b~c'}|all: |all: ",
        "{'prompts':{'query':'q: ','x':'x: '},'default_prompt_name':'x'}|q: |x: ",
      })
  void promptsAreTheRolesOwnOrTheDefault(String config, String query, String document)
      throws IOException {
    folder.with("config_sentence_transformers.json", json(config));

    assertThat(settings().queryPrefix()).contains(query);
    assertThat(settings().documentPrefix()).contains(document);
  }

  @Test
  void aFolderOfTwoFilesLeavesEverythingToTheUser() throws IOException {
    for (String file :
        new String[] {
          "modules.json",
          "1_Pooling/config.json",
          "config.json",
          "sentence_bert_config.json",
          "config_sentence_transformers.json",
          "README.md"
        }) {
      folder.without(file);
    }

    assertThat(settings()).isEqualTo(EncoderSettings.UNKNOWN);
  }

  private EncoderSettings settings() throws IOException {
    return ForeignEncoder.read(folder.path()).settings();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
