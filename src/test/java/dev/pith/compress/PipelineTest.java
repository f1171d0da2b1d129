package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.making.RuntimeGraphs;
import dev.pith.model.PassRecord;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.TokenizerDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final EncoderWeights WEIGHTS = TinyEncoders.random(3);
  private static final OnnxModel MODEL = BertWriter.write(WEIGHTS);
  private static final TextSupply SUPPLY =
      new TextSupply(TinyTokenizers.texts(1, 20), TinyTokenizers.texts(2, 100), List.of());

  private final List<PassRecord> told = new ArrayList<>();

  @Test
  void whatAPassLeavesIsWhatTheNextBeginsWithAndEachIsTold() {
    Pipeline.Compressed compressed =
        run(
            new Subject.Recognised(WEIGHTS),
            "{'pass':'fit-static','budget':2000},{'pass':'quantize-int8'}");

    PassRecord fit = compressed.passes().getFirst();
    PassRecord rounded = compressed.passes().getLast();
    assertThat(told).isEqualTo(compressed.passes()).hasSize(2);
    assertThat(fit.bytesBefore()).isEqualTo(OnnxWriter.toBytes(MODEL).length);
    assertThat(fit.parametersBefore()).isEqualTo(WEIGHTS.parameters());
    assertThat(rounded.parametersBefore()).isEqualTo(fit.parametersAfter());
    assertThat(rounded.bytesBefore()).isEqualTo(fit.bytesAfter());
    assertThat(fit.questionMillisBefore()).isEqualTo((double) fit.bytesBefore());
    assertThat(rounded.questionMillisBefore()).isEqualTo((double) rounded.bytesBefore());
    assertThat(rounded.questionMillisAfter()).isEqualTo((double) rounded.bytesAfter());
    assertThat(rounded.bytesAfter())
        .isEqualTo(OnnxWriter.toBytes(compressed.subject().toModel()).length);
  }

  /** The row of padding and of tokens that no text may hold are zero. */
  @Test
  void ofAStaticEncoderTheNumbersOfItsTableCount() {
    Pipeline.Compressed compressed =
        run(new Subject.Recognised(WEIGHTS), "{'pass':'fit-static','budget':2000}");

    Subject.Static fitted = (Subject.Static) compressed.subject();
    assertThat(compressed.passes().getLast().parametersAfter())
        .isEqualTo(fitted.vectors().table().nonZeros())
        .isBetween(1L, (long) TinyEncoders.VOCABULARY * TinyEncoders.HIDDEN);
  }

  @Test
  void ofAGraphThatIsNotRecognisedEveryConstantCounts() {
    Pipeline.Compressed compressed =
        run(new Subject.Opaque(MODEL, "no softmax was found"), "{'pass':'quantize-int8'}");

    long elements =
        MODEL.graph().initializers().values().stream()
            .mapToLong(constant -> constant.shape().elementCount())
            .sum();
    PassRecord done = compressed.passes().getLast();
    assertThat(done.parametersBefore()).isEqualTo(elements).isGreaterThan(WEIGHTS.parameters());
    assertThat(done.bytesAfter()).isLessThan(done.bytesBefore() / 2);
  }

  @Test
  void whatIsTimedIsWhatWouldBeWritten() {
    Pipeline.Compressed compressed =
        run(
            new Subject.Recognised(WEIGHTS),
            "{'pass':'encode-tokens','dimensions':8},{'pass':'quantize-int8'}");

    for (PassRecord pass : compressed.passes()) {
      assertThat(pass.questionMillisAfter()).isEqualTo((double) pass.bytesAfter());
    }
  }

  private Pipeline.Compressed run(Subject subject, String passes) {
    Pipeline pipeline =
        new Pipeline(
            Workbench.withoutTrainer(new RuntimeGraphs()),
            SUPPLY,
            new Sizes(),
            new Pipeline.Progress() {
              @Override
              public void started(int number, int of, Pass pass) {}

              @Override
              public void finished(PassRecord done) {
                told.add(done);
              }
            });
    Recipe recipe =
        RecipeReader.read(
            "{'name':'r','description':'x','passes':[%s]}".formatted(passes).replace('\'', '"'));
    return pipeline.run(recipe, subject, MODEL, TinyTokenizers.definition());
  }

  /** Gives what can be told of a model without running it. */
  private static final class Sizes implements Pipeline.Probe {
    @Override
    public double similarity(OnnxModel model, TokenizerDefinition tokenizer) {
      return 1;
    }

    @Override
    public double questionMillis(OnnxModel model, TokenizerDefinition tokenizer) {
      return OnnxWriter.toBytes(model).length;
    }
  }
}
