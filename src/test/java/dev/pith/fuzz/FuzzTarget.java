package dev.pith.fuzz;

import java.util.List;
import java.util.function.Supplier;

/**
 * A door for bytes of strangers.
 *
 * @param name lower case with hyphens
 * @param entryPoint has {@code static void fuzzerTestOneInput(byte[])}, which fails on inputs that
 *     break its law
 * @param inputs as many are tried before a release
 * @param seeds makes inputs to begin with, valid ones and others
 * @param words what is often written in inputs
 */
public record FuzzTarget(
    String name,
    Class<?> entryPoint,
    long inputs,
    Supplier<List<byte[]>> seeds,
    List<String> words) {
  public FuzzTarget {
    words = List.copyOf(words);
  }

  @Override
  public String toString() {
    return name;
  }
}
