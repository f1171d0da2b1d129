package dev.pith.onnx;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole model file as plain values.
 *
 * @param irVersion the file format's version
 * @param producer what wrote the file; empty when it does not say
 * @param opsets operator set version by domain; the standard domain is the empty string
 * @param metadata free key-value pairs
 * @param graph the computation
 */
public record OnnxModel(
    long irVersion,
    String producer,
    SortedMap<String, Long> opsets,
    SortedMap<String, String> metadata,
    Graph graph) {
  public OnnxModel {
    opsets = Collections.unmodifiableSortedMap(new TreeMap<>(opsets));
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }
}
