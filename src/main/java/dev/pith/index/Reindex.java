package dev.pith.index;

import dev.pith.encode.Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Builds a new generation of an index beside the current one, which is read and may be written
 * meanwhile, by embedding its documents again.
 *
 * <p>The steps are {@link #copy}, {@link #verify}, {@link #open} and, while nobody writes the
 * current generation, the last one: {@link ChangeQueue#moveTo} in a server, {@link #conclude} in a
 * command. What was built is fsynced a batch at a time, and a later one with the same encoders goes
 * on with it. For one thread; failures are {@link IndexException}, and what the encoders throw.
 */
public final class Reindex implements AutoCloseable {
  /** Changes for which writers may be kept waiting. */
  private static final int FEW_CHANGES = 16;

  /** Against writers that are as fast as this, it is they who wait in the end. */
  private static final int MOST_CATCH_UPS = 10;

  private static final int VERIFIED_SAMPLE = 200;

  private final DocumentIndex from;
  private final Generation generation;
  private final GenerationDraft draft;
  private final List<Encoder> encoders;
  private final CatchUp catchUp;

  private boolean worthless;

  private Reindex(
      DocumentIndex from,
      GenerationDraft draft,
      List<Encoder> encoders,
      BooleanSupplier cancelled) {
    this.from = from;
    this.generation = from.generation().next();
    this.draft = draft;
    this.encoders = encoders;
    this.catchUp = new CatchUp(from, draft, cancelled);
  }

  /**
   * Begins one, or goes on with one that was begun with the same encoders and precision; one that
   * was begun with others is deleted. Passages and the shape of the graph are those of the current
   * one.
   *
   * @param from the current generation; belongs to the caller, who closes it after this
   * @param encoders whose vectors the new one is to hold; they belong to the caller
   * @param cancelled asked between batches; when it says so, the step at hand throws {@link
   *     CancellationException}
   */
  public static Reindex start(
      DocumentIndex from,
      List<Encoder> encoders,
      VectorPrecision precision,
      BooleanSupplier cancelled) {
    List<Encoder> all = List.copyOf(encoders);
    IndexSchema schema = IndexSchema.of(all, precision, from.graph(), from.passageTokens());
    try {
      if (!from.generation().isCurrent()) {
        throw IndexException.replaced(from.path(), null);
      }
      Generation.deleteOld(from.path());
      return new Reindex(
          from, GenerationDraft.open(from.generation().next(), schema, all), all, cancelled);
    } catch (IOException failure) {
      throw IndexException.of(from.path(), failure);
    }
  }

  /** Embeds all documents that are not in the new generation as they are, and deletes others. */
  public void copy(Consumer<Progress> progress) {
    catchUp.copy(progress);
    draft.settle();
  }

  /**
   * Reads the new generation back, every checksum and a sample of the vectors, and catches up.
   *
   * @throws IndexException when it is not whole; then nothing of it stays
   */
  public void verify() {
    IndexCheck check = IndexCheck.of(generation.folder(), encoders, VERIFIED_SAMPLE);
    if (!check.broken().isEmpty()) {
      worthless = true;
      throw new IndexException(
          "the new generation of index %s is not whole (%s): begin again, and check the disk"
              .formatted(from.path(), String.join("; ", check.broken())));
    }
    int catchUps = 0;
    while (catchUp.changes() > FEW_CHANGES && catchUps < MOST_CATCH_UPS) {
      catchUps++;
    }
  }

  /** The new generation, for reading; belongs to the caller. */
  public DocumentIndex open() {
    return DocumentIndex.open(generation);
  }

  /**
   * Ends it as a command does: locks the current generation against writers, catches up for the
   * last time, and makes the new one current. The old one stays until {@link #deleteOld}.
   */
  public void conclude() {
    try (DocumentIndex next = open();
        CommitThread held = CommitThread.append(from.generation())) {
      // On a thread that nobody interrupts.
      held.run(writer -> conclude(next));
    } catch (IOException failure) {
      throw IndexException.of(from.path(), failure);
    }
  }

  /**
   * Catches up for the last time, and makes the new generation current.
   *
   * @param next of that generation; is moved on to its last commit
   */
  void conclude(DocumentIndex next) {
    catchUp.changes();
    long expected = from.documentCount();
    long there = draft.index().documentCount();
    if (there != expected) {
      worthless = true;
      throw new IndexException(
          "the new generation of index %s has %,d documents instead of %,d: begin again"
              .formatted(from.path(), there, expected));
    }
    draft.close();
    next.refreshNow();
    try {
      generation.makeCurrent();
    } catch (IOException failure) {
      throw IndexException.of(from.path(), failure);
    }
  }

  /** Removes the generations before the current one; whoever has them open reads on. */
  public static void deleteOld(Path index) {
    try {
      Generation.deleteOld(index);
    } catch (IOException failure) {
      throw IndexException.of(index, failure);
    }
  }

  /**
   * Removes a generation that was begun and is not being built now.
   *
   * @return whether there was one
   */
  public static boolean discard(Path index) {
    try {
      Generation begun = Generation.current(index).next();
      boolean there = begun.exists();
      begun.deleteUnlessWritten();
      return there;
    } catch (IOException failure) {
      throw IndexException.of(index, failure);
    }
  }

  /** Lets the new generation go; what was built of it stays, unless it has turned out wrong. */
  @Override
  public void close() {
    try (draft) {
      catchUp.close();
    }
    if (worthless) {
      discard(from.path());
    }
  }
}
