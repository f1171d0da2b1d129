package dev.pith.load;

/** What is put under load. Safe for use by many threads at once. */
@FunctionalInterface
public interface Service {
  /**
   * Answers a question, and returns when the whole answer is there.
   *
   * @throws InterruptedException when the asking thread is interrupted
   */
  Outcome answer(String question) throws InterruptedException;
}
