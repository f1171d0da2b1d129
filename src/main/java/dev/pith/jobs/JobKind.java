package dev.pith.jobs;

import java.util.Locale;

/** What a job makes. */
public enum JobKind {
  /** Encoders, measured against each other. */
  REPORT("r"),
  /** What differs between two reports. */
  COMPARISON("d"),
  /** A compact encoder. */
  COMPRESSION("c"),
  /** The cheapest encoder that is good enough for a corpus. */
  TUNING("t");

  private final String letter;

  JobKind(String letter) {
    this.letter = letter;
  }

  /** What ids of its jobs start with. */
  String letter() {
    return letter;
  }

  /** In lower case. */
  public String told() {
    return name().toLowerCase(Locale.ROOT);
  }
}
