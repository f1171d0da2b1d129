package dev.pith.soak;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request and what became of it.
 *
 * @param id what the access log calls it
 * @param sentNanos when all of it had been sent, by {@link System#nanoTime}
 * @param doneNanos when the whole answer was there, or it was known that there is none
 * @param answer null when there is none
 * @param failure why; null when there is an answer
 */
record Exchange(
    String id,
    long sentNanos,
    long doneNanos,
    @Nullable Answer answer,
    @Nullable IOException failure) {
  long nanos() {
    return doneNanos - sentNanos;
  }

  /** The same where nobody looks at the body of a good answer any more. */
  Exchange withoutBody() {
    return answer == null || !answer.isOk()
        ? this
        : new Exchange(
            id, sentNanos, doneNanos, new Answer(answer.status(), Map.of(), new byte[0]), null);
  }

  /** 0 without an answer. */
  int status() {
    return answer == null ? 0 : answer.status();
  }

  boolean isOk() {
    return answer != null && answer.isOk();
  }

  boolean isShed() {
    return answer != null && answer.isShed();
  }

  String told() {
    return "%s: %s".formatted(id, answer == null ? failure : answer.status() + " " + answer.text());
  }
}
