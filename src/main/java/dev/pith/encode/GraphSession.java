package dev.pith.encode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Any graph of numbers, run as it is: the workbench on which weights are measured and fitted. Safe
 * for use by many threads at once; each run uses the calling thread alone.
 */
public final class GraphSession implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final NativeCalls calls = new NativeCalls();

  /**
   * Loads a graph.
   *
   * @param model ONNX bytes
   * @throws EncoderException when ONNX Runtime refuses it
   */
  public GraphSession(byte[] model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      try (var _ = NativeCalls.ofProcess().enter()) {
        session = environment.createSession(model, options);
      }
    } catch (OrtException e) {
      throw new EncoderException("ONNX Runtime refuses a graph: " + e.getMessage(), e);
    }
  }

  /** A tensor of one of the two types that graphs here read. */
  public sealed interface Numbers {
    /** Row-major floats; both arrays are the receiver's. */
    record Floats(long[] shape, float[] values) implements Numbers {}

    /** Row-major longs; both arrays are the receiver's. */
    record Longs(long[] shape, long[] values) implements Numbers {}
  }

  /** Every output by name; outputs are floats. */
  public Map<String, Numbers.Floats> run(Map<String, Numbers> inputs) {
    try (var _ = NativeCalls.ofProcess().enter();
        var _ = calls.enter()) {
      return outputsFor(inputs);
    } catch (OrtException e) {
      throw new EncoderException("ONNX Runtime could not run a graph: " + e.getMessage(), e);
    }
  }

  private Map<String, Numbers.Floats> outputsFor(Map<String, Numbers> inputs) throws OrtException {
    Map<String, OnnxTensor> feed = new HashMap<>();
    try {
      for (var input : inputs.entrySet()) {
        feed.put(input.getKey(), tensor(input.getValue()));
      }
      try (OrtSession.Result result = session.run(feed)) {
        return outputs(result);
      }
    } finally {
      feed.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(Numbers numbers) throws OrtException {
    return switch (numbers) {
      case Numbers.Floats floats ->
          OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.values()), floats.shape());
      case Numbers.Longs longs ->
          OnnxTensor.createTensor(environment, LongBuffer.wrap(longs.values()), longs.shape());
    };
  }

  private static Map<String, Numbers.Floats> outputs(OrtSession.Result result) {
    Map<String, Numbers.Floats> outputs = new HashMap<>();
    result.forEach(
        output -> {
          OnnxTensor tensor = (OnnxTensor) output.getValue();
          FloatBuffer buffer = tensor.getFloatBuffer();
          float[] values = new float[buffer.remaining()];
          buffer.get(values);
          outputs.put(output.getKey(), new Numbers.Floats(tensor.getInfo().getShape(), values));
        });
    return outputs;
  }

  /** Waits for runs under way; those that come later are cancelled. */
  @Override
  public void close() {
    calls.end();
    try {
      session.close();
    } catch (OrtException e) {
      throw new EncoderException("ONNX Runtime could not close a session", e);
    }
  }
}
