package dev.pith.cli;

import dev.pith.model.EncoderDirectory;
import dev.pith.model.Lineage;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A recipe and the encoders it has made.
 *
 * @param name the recipe's
 * @param encoders by the names of the collections whose documents they were adapted to; one under
 *     {@link #ANY} when it is for all
 */
record BenchedRecipe(String name, SortedMap<String, EncoderDirectory> encoders) {
  /** Stands for every collection. */
  static final String ANY = "";

  BenchedRecipe {
    encoders = Collections.unmodifiableSortedMap(new TreeMap<>(encoders));
  }

  /** The encoder to be judged on a collection. */
  EncoderDirectory encoder(String collection) {
    EncoderDirectory own = encoders.get(collection);
    EncoderDirectory encoder = own == null ? encoders.get(ANY) : own;
    if (encoder == null) {
      throw new IllegalArgumentException(name + " has no encoder for " + collection);
    }
    return encoder;
  }

  /** What an encoder is called when all of them run together. */
  String label(String collection) {
    return collection.equals(ANY) ? name : name + "-" + collection;
  }

  /** Of the largest of its models. */
  long bytes() {
    return (long) figures(encoder -> encoder.manifest().model().bytes()).max().orElseThrow();
  }

  /** What making an encoder took, of the one that took longest. */
  double seconds() {
    return figures(BenchedRecipe::secondsToMake).max().orElseThrow();
  }

  private DoubleStream figures(ToDoubleFunction<EncoderDirectory> figure) {
    return encoders.values().stream().mapToDouble(figure);
  }

  private static double secondsToMake(EncoderDirectory encoder) {
    Lineage lineage = encoder.manifest().lineage();
    return lineage == null ? 0 : lineage.millis() / 1e3;
  }
}
