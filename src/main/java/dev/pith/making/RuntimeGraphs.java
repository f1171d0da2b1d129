package dev.pith.making;

import dev.pith.compress.GraphRunner;
import dev.pith.encode.GraphSession;
import dev.pith.encode.GraphSession.Numbers;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxWriter;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Joins the passes, which write graphs, to the runtime, which runs them. */
public final class RuntimeGraphs implements GraphRunner {
  @Override
  public Loaded load(OnnxModel graph) {
    GraphSession session = new GraphSession(OnnxWriter.toBytes(graph));
    return new Loaded() {
      @Override
      public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        // A pass runs graphs for minutes; between two of them it can be stopped.
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("compressing was interrupted");
        }
        Map<String, Numbers> numbers = new HashMap<>();
        inputs.forEach((name, tensor) -> numbers.put(name, numbers(tensor)));
        Map<String, Tensor> outputs = new HashMap<>();
        session
            .run(numbers)
            .forEach(
                (name, floats) ->
                    outputs.put(name, Tensor.ofFloats(Shape.of(floats.shape()), floats.values())));
        return outputs;
      }

      @Override
      public void close() {
        session.close();
      }
    };
  }

  private static Numbers numbers(Tensor tensor) {
    long[] shape = tensor.shape().extents().stream().mapToLong(Long::longValue).toArray();
    return switch (tensor.type()) {
      case FLOAT32 -> new Numbers.Floats(shape, tensor.toFloats());
      case INT64 -> new Numbers.Longs(shape, tensor.toLongs());
      default -> throw new IllegalArgumentException("cannot run on " + tensor);
    };
  }
}
