package dev.pith.encode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a run of one text of a certain length needs, made once: ONNX Runtime reads the
 * ids from where they are put and writes the vector to where it is read from.
 *
 * <p>Not safe for use by two threads at once.
 */
final class PinnedRun implements AutoCloseable {
  // Collections that make no objects when they are walked through.
  private static final Set<String> NO_OTHER_OUTPUTS = Collections.emptySet();

  private final LongBuffer ids;
  private final FloatBuffer vector;
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final Map<String, OnnxTensor> outputs = new HashMap<>();

  /**
   * Makes the tensors.
   *
   * @param session hands out {@code [1, dimension]}
   * @param tokens how many ids each text has
   * @param dimension length of a vector
   */
  PinnedRun(OrtEnvironment environment, OrtSession session, int tokens, int dimension)
      throws OrtException {
    long[] shape = {1, tokens};
    ids = bytes(tokens * Long.BYTES).asLongBuffer();
    vector = bytes(dimension * Float.BYTES).asFloatBuffer();
    try {
      for (String input : session.getInputNames()) {
        inputs.put(input, OnnxTensor.createTensor(environment, cells(input, tokens), shape));
      }
      String output = session.getOutputNames().iterator().next();
      outputs.put(output, OnnxTensor.createTensor(environment, vector, new long[] {1, dimension}));
    } catch (OrtException e) {
      inputs.values().forEach(OnnxTensor::close);
      throw e;
    }
  }

  /** Ids are put in for each run; of one text nothing is masked, and all is of the first type. */
  private LongBuffer cells(String input, int tokens) {
    if (input.equals("input_ids")) {
      return ids;
    }
    LongBuffer cells = bytes(tokens * Long.BYTES).asLongBuffer();
    if (input.equals("attention_mask")) {
      for (int i = 0; i < tokens; i++) {
        cells.put(i, 1);
      }
    }
    return cells;
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
  }

  /**
   * Runs one text.
   *
   * @param text as many ids as this was made for
   * @param target receives the vector as the model pooled it
   */
  void run(OrtSession session, long[] text, float[] target) throws OrtException {
    ids.put(0, text);
    Cancellation.run(options -> session.run(inputs, NO_OTHER_OUTPUTS, outputs, options)).close();
    vector.get(0, target);
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
  }
}
