package dev.pith.bert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.making.RuntimeGraphs;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedIntegersTest {
  private static final int ROWS = 6;
  private static final int COLUMNS = 20;

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6})
  void theRuntimeUnpacksEveryInteger(int bits) {
    Int8Matrix matrix = matrix(bits, Int8Matrix.Axis.COLUMN);
    GraphDraft draft = new GraphDraft();

    GraphDraft.Projection stored = draft.projection("part", matrix);
    float[] unpacked = run(draft, stored.weight());

    byte zeroPoint =
        Objects.requireNonNull(draft.constants().get(stored.zeroPoint()))
            .bytes()
            .get(ValueLayout.JAVA_BYTE, 0);
    for (int i = 0; i < unpacked.length; i++) {
      assertThat(unpacked[i] - zeroPoint).isEqualTo(matrix.values()[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8})
  void aProjectionTakesTheFewestBitsThatArePacked(int bits) {
    Int8Matrix matrix = matrix(bits, Int8Matrix.Axis.COLUMN);
    GraphDraft draft = new GraphDraft();
    draft.projection("part", matrix);

    long stored =
        draft.constants().entrySet().stream()
            .filter(constant -> constant.getKey().startsWith("part.weight"))
            .filter(constant -> !constant.getKey().endsWith("extents"))
            .mapToLong(constant -> constant.getValue().bytes().byteSize())
            .sum();

    assertThat(stored).isEqualTo(ROWS * COLUMNS * (bits <= 6 ? bits : 8) / 8);
    assertThat(matrix.sizeBytes()).isEqualTo(stored + COLUMNS * Float.BYTES);
  }

  @Test
  void aTableIsNotPacked() {
    Int8Matrix table = matrix(4, Int8Matrix.Axis.ROW);

    assertThat(table.sizeBytes()).isEqualTo(ROWS * COLUMNS + ROWS * Float.BYTES);
  }

  /** Random integers of a width, the lowest and the highest among them. */
  private static Int8Matrix matrix(int bits, Int8Matrix.Axis axis) {
    Random random = new Random(bits);
    int limit = (1 << (bits - 1)) - 1;
    byte[] values = new byte[ROWS * COLUMNS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (random.nextInt(2 * limit + 1) - limit);
    }
    values[3] = (byte) limit;
    values[values.length - 1] = (byte) -limit;
    float[] scales = new float[axis == Int8Matrix.Axis.ROW ? ROWS : COLUMNS];
    Arrays.fill(scales, 0.5f);
    return new Int8Matrix(ROWS, COLUMNS, values, scales, axis);
  }

  private static float[] run(GraphDraft draft, String value) {
    draft.add("", "Cast", "floats", BertWriter.cast(ElementType.FLOAT32), value);
    Graph graph =
        new Graph(
            "packed",
            draft.nodes(),
            draft.constants(),
            List.of(),
            List.of(new ValueInfo("floats", ElementType.FLOAT32, List.of())));
    OnnxModel model =
        new OnnxModel(8, "test", new TreeMap<>(Map.of("", 18L)), new TreeMap<>(), graph);
    try (var loaded = new RuntimeGraphs().load(model)) {
      Tensor floats = Objects.requireNonNull(loaded.run(Map.of()).get("floats"));
      return floats.toFloats();
    }
  }
}
