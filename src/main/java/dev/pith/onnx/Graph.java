package dev.pith.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A computation: nodes in topological order over named values.
 *
 * @param name the graph's name
 * @param nodes each reads only graph inputs, initializers and outputs of nodes before it
 * @param initializers constant values by name, in file order
 * @param inputs values given at run time
 * @param outputs values handed back
 */
public record Graph(
    String name,
    List<Node> nodes,
    SequencedMap<String, Tensor> initializers,
    List<ValueInfo> inputs,
    List<ValueInfo> outputs) {
  public Graph {
    nodes = List.copyOf(nodes);
    initializers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(initializers));
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
