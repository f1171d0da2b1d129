package dev.pith.evaluate;

/** What may be said about a difference in speed. */
public enum SpeedVerdict {
  /** It is the reference. */
  REFERENCE,
  /** Its whole interval is faster than the noise explains. */
  FASTER,
  /** Its whole interval is slower than the noise explains. */
  SLOWER,
  /** The noise of the machine explains it. */
  NO_DIFFERENCE
}
