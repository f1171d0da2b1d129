package dev.pith.corpus;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries one after another. Not safe for use by many threads.
 *
 * <p>A {@link CorpusException} with a line is about that place alone: what stands behind it is read
 * by asking again. Any other ends the source.
 */
interface Entries extends AutoCloseable {
  /** The next entry, or null after the last. */
  @Nullable Entry next();

  /** The line of what was read last; 0 when it is all of the source. */
  default long line() {
    return 0;
  }

  @Override
  default void close() {}

  /** All of them, read as they are asked for; closing it closes these. */
  static Stream<Entry> stream(Entries entries) {
    return StreamSupport.stream(
            new Spliterators.AbstractSpliterator<Entry>(
                Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
              @Override
              public boolean tryAdvance(Consumer<? super Entry> action) {
                Entry entry = entries.next();
                if (entry == null) {
                  return false;
                }
                action.accept(entry);
                return true;
              }
            },
            false)
        .onClose(entries::close);
  }

  /** How many are documents, as far as the thread is not interrupted; closes the stream. */
  static long countDocuments(Stream<Entry> entries) {
    try (entries) {
      return entries
          .takeWhile(entry -> !Thread.currentThread().isInterrupted())
          .filter(Document.class::isInstance)
          .count();
    }
  }
}
