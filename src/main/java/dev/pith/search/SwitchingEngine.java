package dev.pith.search;

import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexCheck;
import dev.pith.index.IndexException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Searches the generation of an index that is served, and can be switched to another while queries
 * run. Each query stays with the generation in which it began, to its end; what must not mix in
 * several calls goes through {@link #pinned}. Safe for use by many threads at once.
 */
public final class SwitchingEngine extends PinnedSearchEngine {
  private final EngineMaker maker;
  private volatile ServedGeneration served;

  private SwitchingEngine(EngineMaker maker, ServedGeneration first) {
    this.maker = maker;
    this.served = first;
  }

  /**
   * Serves the generation that counts now; {@link EngineMaker#prepare} is left to the caller. Reads
   * every file once: what is served for long is to be as it was written, and Lucene looks at the
   * checksums of most files only when it is asked to.
   *
   * @throws dev.pith.index.IndexException among others with the names of damaged files
   */
  public static SwitchingEngine open(Path path, EngineMaker maker) {
    IndexCheck.requireUndamaged(path);
    return new SwitchingEngine(maker, made(DocumentIndex.open(path), maker));
  }

  private static ServedGeneration made(DocumentIndex index, EngineMaker maker) {
    try {
      return new ServedGeneration(index, maker.make(index));
    } catch (RuntimeException | Error failure) {
      index.close();
      throw failure;
    }
  }

  /** What is served now; it is closed when this is, or some time after another one is served. */
  public DocumentIndex index() {
    return served.index();
  }

  /**
   * Makes a generation ready, for as long as it takes.
   *
   * @param index is owned from here on
   */
  ServedGeneration prepared(DocumentIndex index) {
    ServedGeneration next = made(index, maker);
    try {
      maker.prepare(next.engine());
      return next;
    } catch (RuntimeException | Error failure) {
      next.leave();
      throw failure;
    }
  }

  /**
   * Serves another generation from now on.
   *
   * @param next is owned from here on
   * @return what was served before, which is closed when its last query is done
   */
  ServedGeneration switchTo(ServedGeneration next) {
    ServedGeneration before = served;
    served = next;
    return before;
  }

  @Override
  public <T> T pinned(Function<SearchEngine, T> work) {
    ServedGeneration generation = entered();
    try {
      return work.apply(generation.engine());
    } finally {
      generation.leave();
    }
  }

  private ServedGeneration entered() {
    while (true) {
      ServedGeneration generation = served;
      if (generation.enter()) {
        return generation;
      }
      if (generation == served) {
        throw new IndexException(
            "index %s is closed: open it again".formatted(generation.index().path()));
      }
    }
  }

  /** Takes no more queries; the generation is closed when its last one is done. To be used once. */
  @Override
  public void close() {
    served.leave();
  }
}
