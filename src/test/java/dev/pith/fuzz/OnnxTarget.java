package dev.pith.fuzz;

import dev.pith.onnx.MalformedModelException;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;

/** Any bytes are refused as a model or are one, which reads as it was written. */
public final class OnnxTarget {
  private OnnxTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    OnnxModel model;
    try {
      model = OnnxReader.read(input);
    } catch (MalformedModelException refused) {
      return;
    }
    if (!OnnxReader.read(OnnxWriter.toBytes(model)).equals(model)) {
      throw new AssertionError("what was written reads as another model");
    }
  }
}
