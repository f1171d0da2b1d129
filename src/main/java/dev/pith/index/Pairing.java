package dev.pith.index;

/** Which documents' vectors an encoder's questions may be compared with. */
public enum Pairing {
  /** Those that the encoder made itself. */
  SYMMETRIC,
  /**
   * Those that it made itself or, where there are none, those of an encoder that it is aligned
   * with, as a record proves: a small encoder for the questions over documents of a large one.
   */
  ASYMMETRIC
}
