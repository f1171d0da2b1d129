package dev.pith.evaluate;

/** What may be said about a figure in two reports. */
public enum ChangeVerdict {
  /** It has changed for the better. */
  BETTER,
  /** It has changed for the worse: a regression. */
  WORSE,
  /** Chance explains what there is, or it is tolerated. */
  NO_CHANGE,
  /** One of the two was measured once, without an interval: nobody can tell. */
  UNTESTED
}
