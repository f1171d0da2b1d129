package dev.pith.evaluate;

/** Whose document vectors an encoder's questions are compared with. */
public enum DocumentVectors {
  /** Its own: it searches an index that it made. */
  OWN,
  /**
   * The reference's: it asks over an index that the encoder it was made from has made. Its own are
   * not needed, and not made.
   */
  REFERENCE
}
