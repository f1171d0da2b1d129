package dev.pith.tune;

/** An encoder's questions cannot be compared with the full encoder's documents. */
public final class OtherSpaceException extends RuntimeException {
  OtherSpaceException(String reason) {
    super(reason);
  }
}
