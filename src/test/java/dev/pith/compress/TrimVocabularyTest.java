package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.making.RuntimeGraphs;
import dev.pith.model.PassRecord;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxWriter;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrimVocabularyTest {
  private static final int KEPT = 120;
  private static final long UNKNOWN = 1;
  private static final TextSupply SUPPLY =
      new TextSupply(TinyTokenizers.texts(1, 50), TinyTokenizers.texts(2, 300), List.of());
  private static final EncoderWeights WEIGHTS = TinyEncoders.random(3);
  private static final TokenizerDefinition TOKENIZER = TinyTokenizers.definition(200);

  private final Pass.Outcome outcome = trim(KEPT, SUPPLY);
  private final TokenizerDefinition trimmed = outcome.tokenizer().orElseThrow();
  private final List<String> kept = trimmed.vocabulary().pieces();

  @Test
  void asManyPiecesStayAsAskedWithIdsFromZeroInTheirOldOrder() {
    assertThat(kept).hasSize(KEPT).isSubsetOf(TinyTokenizers.pieces());
    assertThat(kept.stream().map(TinyTokenizers.pieces()::indexOf)).isSorted();
  }

  @Test
  void keptRowsAreTheSameNumbers() {
    FloatMatrix before = WEIGHTS.embeddings().words().toFloats();
    int[] rows = kept.stream().mapToInt(TinyTokenizers.pieces()::indexOf).toArray();

    assertThat(weights(outcome).embeddings().words()).isEqualTo(before.selectRows(rows));
    assertThat(weights(outcome).layers()).isEqualTo(WEIGHTS.layers());
  }

  @Test
  void aTextWhosePiecesAreAllKeptHasTheSameVector() {
    List<String> texts =
        TinyTokenizers.texts(4, 400).stream()
            .filter(
                text ->
                    Arrays.stream(ids(TOKENIZER, text))
                        .allMatch(id -> kept.contains(TinyTokenizers.pieces().get((int) id))))
            .limit(10)
            .toList();

    assertThat(texts).hasSize(10);
    for (String text : texts) {
      assertThat(vector(weights(outcome), ids(trimmed, text)))
          .isEqualTo(vector(WEIGHTS, ids(TOKENIZER, text)));
    }
  }

  @Test
  void noTextGainsAnUnknownWord() {
    for (String text : TinyTokenizers.texts(5, 300)) {
      assertThat(ids(TOKENIZER, text)).doesNotContain(UNKNOWN);
      assertThat(ids(trimmed, text)).as(text).doesNotContain(UNKNOWN);
    }
  }

  @Test
  void piecesThatTextUsesStayBeforeThoseItDoesNot() {
    String word = TinyTokenizers.pieces().getLast();
    TextSupply supply = new TextSupply(List.of("ba"), TinyTokenizers.texts(7, 100), List.of(word));

    assertThat(trim(80, supply).tokenizer().orElseThrow().vocabulary().pieces()).contains(word);
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    Pass.Outcome again = trim(KEPT, SUPPLY);

    assertThat(again.tokenizer()).isEqualTo(outcome.tokenizer());
    assertThat(OnnxWriter.toBytes(again.subject().toModel()))
        .isEqualTo(OnnxWriter.toBytes(outcome.subject().toModel()));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 10_000})
  void nothingIsTrimmedWhenThereIsRoom(int tokens) {
    assertThat(weights(trim(tokens, SUPPLY))).isEqualTo(WEIGHTS);
  }

  @Test
  void fewerThanTheCharactersAreRefused() {
    assertThatThrownBy(() -> trim(56, SUPPLY))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("57");
  }

  @Test
  void aTokenizerThatDoesNotBelongToTheEncoderIsRefused() {
    List<String> fewer = TinyTokenizers.pieces().subList(0, 150);
    Subject subject = new Subject.Recognised(WEIGHTS);
    Calibration calibration =
        Calibration.of(
            Workbench.withoutTrainer(new RuntimeGraphs()),
            SUPPLY,
            new Source(subject, TOKENIZER.keeping(fewer)));

    assertThatThrownBy(() -> new TrimVocabulary(KEPT).apply(subject, calibration))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("150 pieces")
        .hasMessageContaining("200 rows");
  }

  @Test
  void thePassesAndTheProbeBehindItReadThroughTheTrimmedTokenizer() {
    List<TokenizerDefinition> probed = new ArrayList<>();
    Pipeline pipeline =
        new Pipeline(
            Workbench.withoutTrainer(new RuntimeGraphs()), SUPPLY, probe(probed), silent());
    Recipe recipe =
        RecipeReader.read(
            """
            {"name": "r", "description": "x", "passes": [
              {"pass": "trim-vocabulary", "tokens": 120},
              {"pass": "prune-structure", "keep": 0.8, "granularity": 8}]}
            """);
    OnnxModel source = new Subject.Recognised(WEIGHTS).toModel();

    Pipeline.Compressed compressed =
        pipeline.run(recipe, new Subject.Recognised(WEIGHTS), source, TinyTokenizers.definition());

    assertThat(probed).hasSize(2).containsOnly(compressed.tokenizer());
    assertThat(compressed.tokenizer().vocabulary().pieces()).hasSize(120);
  }

  private static Pass.Outcome trim(int tokens, TextSupply supply) {
    Subject subject = new Subject.Recognised(WEIGHTS);
    Calibration calibration =
        Calibration.of(
            Workbench.withoutTrainer(new RuntimeGraphs()), supply, new Source(subject, TOKENIZER));
    return new TrimVocabulary(tokens).apply(subject, calibration);
  }

  private static EncoderWeights weights(Pass.Outcome outcome) {
    return ((Subject.Recognised) outcome.subject()).weights();
  }

  private static float[] vector(EncoderWeights weights, long[] ids) {
    try (var graph = new RuntimeGraphs().load(BertWriter.write(weights))) {
      long[] mask = new long[ids.length];
      Arrays.fill(mask, 1);
      Map<String, Tensor> inputs =
          Map.of(
              "input_ids", Tensor.ofLongs(Shape.of(1, ids.length), ids),
              "attention_mask", Tensor.ofLongs(Shape.of(1, ids.length), mask));
      return Objects.requireNonNull(graph.run(inputs).get(BertWriter.OUTPUT)).toFloats();
    }
  }

  private static Pipeline.Probe probe(List<TokenizerDefinition> probed) {
    return new Pipeline.Probe() {
      @Override
      public double similarity(OnnxModel model, TokenizerDefinition tokenizer) {
        probed.add(tokenizer);
        return 1;
      }

      @Override
      public double questionMillis(OnnxModel model, TokenizerDefinition tokenizer) {
        return 1;
      }
    };
  }

  private static Pipeline.Progress silent() {
    return new Pipeline.Progress() {
      @Override
      public void started(int number, int passes, Pass pass) {}

      @Override
      public void finished(PassRecord done) {}
    };
  }

  private static long[] ids(TokenizerDefinition definition, String text) {
    try (Tokenizer tokenizer = TokenizerFiles.open(definition)) {
      return tokenizer.tokenize(text).ids();
    }
  }
}
