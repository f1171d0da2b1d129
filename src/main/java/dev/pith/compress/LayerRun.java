package dev.pith.compress;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.LayerTaps;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Runs one layer over all texts, each by itself. */
final class LayerRun {
  private LayerRun() {}

  /** The values asked for, by their names in {@link LayerTaps}. */
  static Map<String, TokenRows> of(
      GraphRunner runner, EncoderLayer layer, TokenRows hidden, Set<String> wanted) {
    return of(runner, BertWriter.writeLayer(layer, wanted), LayerTaps.HIDDEN, hidden, wanted);
  }

  private static Map<String, TokenRows> of(
      GraphRunner runner, OnnxModel model, String input, TokenRows read, Set<String> wanted) {
    Map<String, TokenRows> collected = new ConcurrentHashMap<>();
    try (GraphRunner.Loaded graph = runner.load(model)) {
      IntStream.range(0, read.texts())
          .parallel()
          .forEach(
              text -> {
                Map<String, Tensor> outputs = graph.run(Map.of(input, tensor(read, text)));
                for (String name : wanted) {
                  Tensor output = Objects.requireNonNull(outputs.get(name));
                  int width = Math.toIntExact(output.shape().extent(2));
                  collected
                      .computeIfAbsent(name, unseen -> new TokenRows(width, read.starts()))
                      .set(text, output.toFloats());
                }
              });
    }
    return collected;
  }

  /** One value, for all texts. */
  static TokenRows of(GraphRunner runner, EncoderLayer layer, TokenRows hidden, String wanted) {
    return Objects.requireNonNull(of(runner, layer, hidden, Set.of(wanted)).get(wanted));
  }

  /** The values behind the middle that are asked for. */
  static Map<String, TokenRows> ofFeedForward(
      GraphRunner runner, EncoderLayer layer, TokenRows middle, Set<String> wanted) {
    OnnxModel model = BertWriter.writeFeedForward(layer, wanted);
    return of(runner, model, LayerTaps.MIDDLE, middle, wanted);
  }

  /**
   * One value as the inputs of a fit, run block by block.
   *
   * @param graph the layer or its second half, handing out {@code wanted} alone
   * @param input name of what it reads
   * @param read what it reads
   * @param width numbers per token of that value
   * @param sums the value is fitted to these less {@code read}: what a residual adds is not its
   *     part
   */
  static RowBlocks blocks(
      GraphRunner.Loaded graph,
      String input,
      TokenRows read,
      String wanted,
      int width,
      TokenRows sums) {
    TextBlocks blocks = TextBlocks.of(read);
    return new RowBlocks() {
      @Override
      public int count() {
        return blocks.count();
      }

      @Override
      public Block block(int index) {
        float[] inputs = new float[Math.multiplyExact(blocks.tokens(index), width)];
        for (int text = blocks.firstText(index); text < blocks.endText(index); text++) {
          Map<String, Tensor> outputs = graph.run(Map.of(input, tensor(read, text)));
          copy(
              Objects.requireNonNull(outputs.get(wanted)),
              inputs,
              (read.starts()[text] - blocks.firstToken(index)) * width);
        }
        float[] targets = blocks.rows(sums, index);
        float[] residual = blocks.rows(read, index);
        for (int i = 0; i < targets.length; i++) {
          targets[i] -= residual[i];
        }
        return new Block(blocks.tokens(index), inputs, targets);
      }
    };
  }

  private static void copy(Tensor from, float[] to, int at) {
    MemorySegment.ofArray(to).asSlice((long) at * Float.BYTES).copyFrom(from.bytes());
  }

  private static Tensor tensor(TokenRows read, int text) {
    return Tensor.ofFloats(Shape.of(1, read.tokensOf(text), read.width()), read.of(text));
  }
}
