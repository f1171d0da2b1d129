package dev.pith.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.fixtures.PlainEncoder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import dev.pith.model.Pooling;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WrittenGraphTest {
  private static final long SEED = 23;

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void theGraphIsThePapersArithmeticForEachPooling(Pooling pooling) {
    EncoderWeights weights = TinyEncoders.random(SEED, pooling);
    List<long[]> texts = TinyEncoders.texts(SEED, 30);

    List<float[]> written = embed(weights, texts);

    for (int text = 0; text < texts.size(); text++) {
      assertThat(written.get(text))
          .containsExactly(PlainEncoder.embed(weights, texts.get(text)), within(1e-5f));
    }
  }

  /** All in one run, padded to the longest. */
  private static List<float[]> embed(EncoderWeights weights, List<long[]> texts) {
    int columns = texts.stream().mapToInt(ids -> ids.length).max().orElseThrow();
    long[] ids = new long[texts.size() * columns];
    long[] mask = new long[ids.length];
    for (int text = 0; text < texts.size(); text++) {
      long[] real = texts.get(text);
      System.arraycopy(real, 0, ids, text * columns, real.length);
      Arrays.fill(mask, text * columns, text * columns + real.length, 1);
    }
    Shape shape = Shape.of(texts.size(), columns);
    Map<String, Tensor> inputs =
        Map.of(
            "input_ids", Tensor.ofLongs(shape, ids), "attention_mask", Tensor.ofLongs(shape, mask));
    try (var graph = new RuntimeGraphs().load(BertWriter.write(weights))) {
      float[] rows = Objects.requireNonNull(graph.run(inputs).get(BertWriter.OUTPUT)).toFloats();
      int width = weights.hidden();
      return java.util.stream.IntStream.range(0, texts.size())
          .mapToObj(text -> Arrays.copyOfRange(rows, text * width, (text + 1) * width))
          .toList();
    }
  }
}
