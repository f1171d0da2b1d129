package dev.pith.fuzz;

import java.nio.charset.StandardCharsets;

/** Breaks its law for one input, so that finding can be tested. */
public final class FaultyTarget {
  private FaultyTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (new String(input, StandardCharsets.ISO_8859_1).equals("pith")) {
      throw new IllegalStateException("the one input that is wrong");
    }
  }
}
