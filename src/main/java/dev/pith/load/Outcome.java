package dev.pith.load;

/** What became of a question. */
public enum Outcome {
  /** It was answered. */
  ANSWERED,
  /** It was turned away because too much was going on. */
  REFUSED,
  /** There was no answer, or a wrong one. */
  FAILED
}
