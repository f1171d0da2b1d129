package dev.pith.corpus;

import java.nio.channels.ClosedChannelException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sets aside what cannot be read of one source, and goes on behind it. */
final class TolerantEntries implements Entries {
  private final Supplier<Entries> opening;
  private @Nullable Entries opened;
  private boolean ended;

  /**
   * @param opening may fail as reading may
   */
  TolerantEntries(Supplier<Entries> opening) {
    this.opening = opening;
  }

  @Override
  public @Nullable Entry next() {
    if (ended) {
      return null;
    }
    try {
      if (opened == null) {
        opened = opening.get();
      }
      return opened.next();
    } catch (CorpusException wrong) {
      // A command that is interrupted finds its files closed: nothing is wrong with them.
      if (wrong.getCause() instanceof ClosedChannelException) {
        throw wrong;
      }
      SetAside place = wrong.place().orElseThrow(() -> wrong);
      ended = place.line() == 0;
      return place;
    }
  }

  @Override
  public long line() {
    return opened == null ? 0 : opened.line();
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
