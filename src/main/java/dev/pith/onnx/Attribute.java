package dev.pith.onnx;

import java.util.List;

/** The value of a node's attribute. Subgraphs are not among them: Pith refuses control flow. */
public sealed interface Attribute {
  /** A 64-bit integer. */
  record OfInt(long value) implements Attribute {}

  /** A 32-bit float. */
  record OfFloat(float value) implements Attribute {}

  /** A UTF-8 string. */
  record OfString(String value) implements Attribute {}

  /** A tensor. */
  record OfTensor(Tensor value) implements Attribute {}

  /** A list of 64-bit integers. */
  record OfInts(List<Long> values) implements Attribute {
    public OfInts {
      values = List.copyOf(values);
    }
  }

  /** A list of 32-bit floats. */
  record OfFloats(List<Float> values) implements Attribute {
    public OfFloats {
      values = List.copyOf(values);
    }
  }

  /** A list of UTF-8 strings. */
  record OfStrings(List<String> values) implements Attribute {
    public OfStrings {
      values = List.copyOf(values);
    }
  }
}
