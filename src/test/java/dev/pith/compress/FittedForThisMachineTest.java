package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers are fitted with the weights that the quantization behind them will write. */
class FittedForThisMachineTest {
  private static final float EXACT_SUM = 64 * 127;

  @ParameterizedTest
  @CsvSource({"0.9, 63", "1.0, 127"})
  void fitsSeeTheRangeThatThisMachinesProductsAllow(float shareOfTheSum, int largest) {
    Queue<OnnxModel> ran = new ConcurrentLinkedQueue<>();
    GraphRunner machine = new ProbedMachine(shareOfTheSum * EXACT_SUM, ran);
    Calibration texts = TinyEncoders.calibration(3, 40);
    Calibration calibration =
        new Calibration(
            Workbench.withoutTrainer(machine),
            texts.texts(),
            texts.supply(),
            texts.tokenizer(),
            texts.source());

    new PruneStructure(new StructureGoal.Keep(0.8), 1e-3, 8, Precision.INT8)
        .apply(new Subject.Recognised(TinyEncoders.random(5)), calibration);

    long seen =
        ran.stream()
            .flatMap(model -> model.graph().initializers().entrySet().stream())
            .filter(constant -> constant.getKey().endsWith(".weight"))
            .map(Map.Entry::getValue)
            .filter(tensor -> tensor.type() == ElementType.INT8)
            .flatMapToLong(FittedForThisMachineTest::magnitudes)
            .max()
            .orElseThrow();
    assertThat(seen).isEqualTo(largest);
  }

  private static LongStream magnitudes(Tensor tensor) {
    return LongStream.range(0, tensor.bytes().byteSize())
        .map(at -> Math.abs(tensor.bytes().get(ValueLayout.JAVA_BYTE, at)));
  }

  /**
   * Runs graphs, but answers the question whether products saturate by itself.
   *
   * @param probedSum what the largest products add up to
   * @param ran is told of every other graph
   */
  private record ProbedMachine(float probedSum, Queue<OnnxModel> ran) implements GraphRunner {
    @Override
    public Loaded load(OnnxModel graph) {
      if (graph.graph().name().equals("probe")) {
        return new Loaded() {
          @Override
          public Map<String, Tensor> run(Map<String, Tensor> inputs) {
            return Map.of("sums", Tensor.ofFloats(Shape.of(1, 1), probedSum));
          }

          @Override
          public void close() {}
        };
      }
      ran.add(graph);
      return new RuntimeGraphs().load(graph);
    }
  }
}
