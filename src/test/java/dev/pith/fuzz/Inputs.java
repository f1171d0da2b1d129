package dev.pith.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Inputs whose first byte chooses how the rest is read. */
final class Inputs {
  private Inputs() {}

  /** A number from 0 to {@code count} - 1; 0 for no input. */
  static int choice(byte[] input, int count) {
    return input.length == 0 ? 0 : (input[0] & 0xff) % count;
  }

  /** What stands behind the first byte. */
  static byte[] rest(byte[] input) {
    return Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
  }

  static byte[] of(int choice, byte[] rest) {
    byte[] input = new byte[1 + rest.length];
    input[0] = (byte) choice;
    System.arraycopy(rest, 0, input, 1, rest.length);
    return input;
  }

  static byte[] of(int choice, String rest) {
    return of(choice, rest.getBytes(StandardCharsets.UTF_8));
  }
}
