package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.EncoderWeights;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.PlainEncoder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.model.Batching;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.Pooling;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelImportTest {
  private static final long SEED = 3;

  @TempDir private Path parent;
  private final Terminal terminal = new Terminal();

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void anImportedEncoderGivesTheModelsOwnTokensPooledByHand(Pooling pooling) {
    EncoderWeights weights = TinyEncoders.random(SEED, pooling);
    ForeignFolder folder = ForeignFolder.write(parent.resolve("tiny"), weights);
    assertThat(
            terminal.run(
                "model", "import", folder.path(), "--out", made(), "--pooling", pooling.label()))
        .isZero();

    try (Encoder encoder = OnnxEncoder.open(EncoderDirectory.open(made()));
        Tokenizer tokenizer = TokenizerFiles.open(TinyTokenizers.definition())) {
      for (String text : TinyTokenizers.texts(SEED, 20)) {
        long[] query = tokenizer.tokenize("ba: " + text).ids();
        long[] document = tokenizer.tokenize("do: " + text).ids();

        assertThat(encoder.encode(Role.QUERY, text).vector())
            .containsExactly(PlainEncoder.embed(weights, query), within(1e-5f));
        assertThat(encoder.encodeAll(Role.DOCUMENT, List.of(text, "short")).getFirst())
            .containsExactly(PlainEncoder.embed(weights, document), within(1e-5f));
      }
    }
  }

  @Test
  void theManifestSaysWhatTheFolderSaid() {
    ForeignFolder folder = tiny();
    assertThat(
            terminal.run("model", "import", folder.path(), "--out", made(), "--source", "a test"))
        .isZero();

    var manifest = EncoderDirectory.open(made()).manifest();

    assertThat(manifest.name()).isEqualTo("tiny");
    assertThat(manifest.dimension()).isEqualTo(TinyEncoders.HIDDEN);
    assertThat(manifest.maxTokens()).isEqualTo(24);
    assertThat(manifest.pooling()).isEqualTo(Pooling.CLS);
    assertThat(manifest.queryPrefix()).isEqualTo("ba: ");
    assertThat(manifest.documentPrefix()).isEqualTo("do: ");
    assertThat(manifest.batching()).isEqualTo(Batching.PADDED);
    assertThat(manifest.license()).isEqualTo("mit");
    assertThat(manifest.source()).isEqualTo("a test");
    assertThat(terminal.out()).contains("it can be quantized, not pruned");
  }

  @Test
  void whatTheUserSaysCountsMoreThanTheFolder() {
    ForeignFolder folder = tiny();
    assertThat(
            terminal.run(
                "model",
                "import",
                folder.path(),
                "--out",
                made(),
                "--name",
                "mine",
                "--pooling",
                "mean",
                "--max-tokens",
                "16",
                "--query-prefix",
                "",
                "--document-prefix",
                "ka: ",
                "--license",
                "MIT-0"))
        .isZero();

    var manifest = EncoderDirectory.open(made()).manifest();

    assertThat(manifest.name()).isEqualTo("mine");
    assertThat(manifest.pooling()).isEqualTo(Pooling.MEAN);
    assertThat(manifest.maxTokens()).isEqualTo(16);
    assertThat(manifest.queryPrefix()).isNull();
    assertThat(manifest.documentPrefix()).isEqualTo("ka: ");
    assertThat(manifest.license()).isEqualTo("MIT-0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "onnx/model.onnx | no model | the model file of tiny",
        "1_Pooling/config.json | {'pooling_mode': 'weightedmean'} | weightedmean",
        "sentence_bert_config.json | {'max_seq_length': 2} | fills all",
        "config.json | {'hidden_size': 31, 'max_position_embeddings': 24} | expected vectors of 31",
        "tokenizer.json | {'normalizer': {'lowercase': true}, 'model': {'vocab': {'a': 1}}} | is not a tokenizer",
      })
  void whatDoesNotFitIsToldInOneLineAndNothingIsMade(String file, String content, String complaint)
      throws IOException {
    ForeignFolder folder = tiny().with(file, content.replace('\'', '"'));

    int code = terminal.run("model", "import", folder.path(), "--out", made());

    assertThat(code).isEqualTo(1);
    assertThat(terminal.err().lines().toList())
        .singleElement()
        .asString()
        .startsWith("pith model import: ")
        .contains(complaint);
    try (var left = Files.list(parent)) {
      assertThat(left).containsExactly(folder.path());
    }
  }

  @Test
  void moreTokensThanPositionsDoNotRun() {
    ForeignFolder folder = tiny();

    assertThat(
            terminal.run("model", "import", folder.path(), "--out", made(), "--max-tokens", "40"))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("tiny does not run");
  }

  @Test
  void aFolderThatSaysNothingOfPoolingAsksForIt() {
    ForeignFolder folder = tiny().without("modules.json").without("1_Pooling/config.json");

    assertThat(terminal.run("model", "import", folder.path(), "--out", made())).isEqualTo(1);
    assertThat(terminal.err()).contains("--pooling mean or --pooling cls");
  }

  private ForeignFolder tiny() {
    return ForeignFolder.write(parent.resolve("tiny"), TinyEncoders.random(SEED));
  }

  private Path made() {
    return parent.resolve("made");
  }
}
