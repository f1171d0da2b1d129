package dev.pith.compress;

import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Tensor;
import java.util.Map;

/** Runs graphs; handed in from above, so that passes need no runtime of their own. */
public interface GraphRunner {
  /** Makes a graph ready to run. */
  Loaded load(OnnxModel graph);

  /** A graph that is ready. Safe for use by many threads at once. */
  interface Loaded extends AutoCloseable {
    /** Every output by name; all are float32. */
    Map<String, Tensor> run(Map<String, Tensor> inputs);

    @Override
    void close();
  }
}
