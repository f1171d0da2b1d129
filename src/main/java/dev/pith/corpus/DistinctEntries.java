package dev.pith.corpus;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses documents whose ids an index could not take or another document has. Keeps every id, so
 * memory grows with the count of documents, not with their text.
 */
final class DistinctEntries implements Entries {
  private final Entries entries;
  private final String source;
  private final Set<String> seen;

  /**
   * @param seen ids of documents that were read before; those of these are added
   */
  DistinctEntries(Entries entries, String source, Set<String> seen) {
    this.entries = entries;
    this.source = source;
    this.seen = seen;
  }

  @Override
  public @Nullable Entry next() {
    Entry entry = entries.next();
    if (entry instanceof Document document) {
      DocumentId.problem("id", document.id()).ifPresent(this::refuse);
      if (!seen.add(document.id())) {
        refuse("repeats the id '%s': give every document its own".formatted(document.id()));
      }
    }
    return entry;
  }

  private void refuse(String why) {
    throw CorpusException.at(source, entries.line(), why);
  }

  @Override
  public long line() {
    return entries.line();
  }

  @Override
  public void close() {
    entries.close();
  }
}
