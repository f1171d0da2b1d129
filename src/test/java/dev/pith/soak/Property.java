package dev.pith.soak;

import dev.pith.evaluate.Progress;
import java.io.IOException;

/** Something that Pith promises, and a way to find out whether it holds. */
public interface Property {
  /** As the command line calls it. */
  String name();

  /**
   * Finds out.
   *
   * @param scale how much, how many, how long
   * @param progress hears how far it is
   * @return also when the promise is broken
   * @throws IOException when it could not be found out
   * @throws InterruptedException when the thread is interrupted; processes that were started are
   *     ended
   */
  Verdict prove(Scale scale, Progress progress) throws IOException, InterruptedException;
}
