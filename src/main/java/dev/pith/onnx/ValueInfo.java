package dev.pith.onnx;

import java.util.List;

/**
 * The declared type of a graph's input or output.
 *
 * @param name the value's name
 * @param type the type of its elements
 * @param dimensions outermost first
 */
public record ValueInfo(String name, ElementType type, List<Dimension> dimensions) {
  /** An extent that is fixed in the file or named and known only at run time. */
  public sealed interface Dimension {
    /** A fixed extent, at least 0. */
    record Fixed(long extent) implements Dimension {}

    /** A named extent; an empty name is an unknown one. */
    record Symbolic(String name) implements Dimension {}
  }

  public ValueInfo {
    dimensions = List.copyOf(dimensions);
  }
}
