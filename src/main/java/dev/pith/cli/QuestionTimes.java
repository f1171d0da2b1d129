package dev.pith.cli;

import dev.pith.model.PassRecord;

/** What a pass did to the time that an encoder takes for a question, in words. */
final class QuestionTimes {
  private static final double SHORT_MILLIS = 0.1;

  private QuestionTimes() {}

  /** Ends with a comma and a space; empty where the record does not tell. */
  static String told(PassRecord pass) {
    Double before = pass.questionMillisBefore();
    Double after = pass.questionMillisAfter();
    return before == null || after == null
        ? ""
        : "%s -> %s ms a question, ".formatted(millis(before), millis(after));
  }

  private static String millis(double millis) {
    return (millis < SHORT_MILLIS ? "%.4f" : "%.2f").formatted(millis);
  }
}
