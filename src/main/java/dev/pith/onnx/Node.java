package dev.pith.onnx;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One operation of a graph.
 *
 * @param name unique in its graph where not empty
 * @param domain empty for the standard operators, {@code com.microsoft} for the runtime's own
 * @param op the operator, such as {@code MatMul}
 * @param inputs value names in order; an empty name is an input left out
 * @param outputs value names in order
 * @param attributes by name, sorted
 */
public record Node(
    String name,
    String domain,
    String op,
    List<String> inputs,
    List<String> outputs,
    SortedMap<String, Attribute> attributes) {
  private static final int MAX_LABEL_CHARS = 100;

  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** A node of the standard domain, named after its first output. */
  public static Node of(
      String op, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {
    return of("", op, inputs, outputs, attributes);
  }

  /** A node named after its first output. */
  public static Node of(
      String domain,
      String op,
      List<String> inputs,
      List<String> outputs,
      Map<String, Attribute> attributes) {
    return new Node(outputs.getFirst(), domain, op, inputs, outputs, new TreeMap<>(attributes));
  }

  /** How errors name this node: by its name, or its first output where it has none. */
  public String label() {
    return label(name, op, outputs);
  }

  /** Short however long the names are, as hostile files would have thousands of long labels. */
  static String label(String name, String op, List<String> outputs) {
    String known = name.isEmpty() && !outputs.isEmpty() ? outputs.getFirst() : name;
    return "node '%s' (%s)"
        .formatted(Printable.of(known, MAX_LABEL_CHARS), Printable.of(op, MAX_LABEL_CHARS));
  }
}
