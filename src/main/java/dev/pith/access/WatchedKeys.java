package dev.pith.access;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a file, which may change while a server runs: what is added or revoked counts within
 * a second. A file that cannot be read any more leaves the keys as they were. Safe for use by many
 * threads at once.
 */
public final class WatchedKeys {
  private static final Logger LOGGER = System.getLogger(WatchedKeys.class.getName());
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final KeyFile file;
  private final LongSupplier nanoTime;
  private volatile State state;

  /**
   * @param version the file that the keys were read of, or that could not be read
   * @param lookedNanos when that was last asked
   */
  private record State(ApiKeys keys, @Nullable Version version, long lookedNanos) {}

  /** A file that takes another's place has another key, be it of the same size and second. */
  private record Version(@Nullable Object key, long bytes, long modifiedNanos) {
    static @Nullable Version of(Path path) {
      try {
        BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
        return new Version(
            facts.fileKey(), facts.size(), facts.lastModifiedTime().to(TimeUnit.NANOSECONDS));
      } catch (IOException e) {
        return null;
      }
    }
  }

  WatchedKeys(KeyFile file, LongSupplier nanoTime) {
    this.file = file;
    this.nanoTime = nanoTime;
    Version version = Version.of(file.path());
    this.state = new State(file.read(), version, nanoTime.getAsLong());
  }

  /**
   * Reads them and watches.
   *
   * @throws AccessException when they cannot be read at the start
   */
  public static WatchedKeys of(Path path) {
    return new WatchedKeys(new KeyFile(path), System::nanoTime);
  }

  /** Those that count now. */
  public ApiKeys now() {
    State known = state;
    long nowNanos = nanoTime.getAsLong();
    return nowNanos - known.lookedNanos() < LOOK_NANOS ? known.keys() : looked(nowNanos);
  }

  private synchronized ApiKeys looked(long nowNanos) {
    State known = state;
    if (nowNanos - known.lookedNanos() >= LOOK_NANOS) {
      Version version = Version.of(file.path());
      ApiKeys keys =
          version == null || version.equals(known.version()) ? known.keys() : readOr(known.keys());
      state = new State(keys, version, nowNanos);
    }
    return state.keys();
  }

  private ApiKeys readOr(ApiKeys known) {
    try {
      return file.read();
    } catch (AccessException e) {
      LOGGER.log(Level.WARNING, "the keys stay as they were", e);
      return known;
    }
  }
}
