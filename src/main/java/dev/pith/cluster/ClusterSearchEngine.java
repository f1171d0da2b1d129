package dev.pith.cluster;

import dev.pith.encode.Encoder;
import dev.pith.index.Pairing;
import dev.pith.search.PinnedSearchEngine;
import dev.pith.search.SearchEngine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Searches an index on a cluster by words and with each of its encoders, and follows its alias:
 * about a second after that names another generation, new queries go there. Each query, and all
 * that goes through {@link #pinned}, is answered by one generation. Safe for use by many threads at
 * once.
 *
 * <p>Answers by vectors are those of the cluster's HNSW graphs, one for each segment of each shard,
 * unless a query asks for all documents; of those by words frequencies are counted over all shards.
 * Of the best, a cluster tells up to 10,000.
 */
public final class ClusterSearchEngine extends PinnedSearchEngine {
  private static final Logger LOGGER = System.getLogger(ClusterSearchEngine.class.getName());
  private static final Duration LOOK_PAUSE = Duration.ofSeconds(1);

  private final ClusterConnection connection;
  private final IndexName name;
  private final List<Encoder> encoders;
  private final Pairing pairing;
  private final int candidates;
  private final Thread watch;
  private volatile GenerationEngine served;

  private ClusterSearchEngine(
      ClusterConnection connection,
      IndexName name,
      List<Encoder> encoders,
      Pairing pairing,
      int candidates) {
    this.connection = connection;
    this.name = name;
    this.encoders = encoders;
    this.pairing = pairing;
    this.candidates = candidates;
    this.served = engine(ClusterIndex.open(connection, name));
    this.watch = Thread.ofVirtual().name("alias").start(this::follow);
  }

  /**
   * Opens the generation that counts now.
   *
   * @param connection belongs to the caller, who closes it after this
   * @param encoders the reference first; they belong to the caller. Those that an index has no
   *     vectors for wait for one that has, if there are others. Without any, only lexical search
   *     works
   * @param pairing which documents' vectors their questions may be compared with
   * @param candidates how many each graph is asked for at least, 1 to 10,000
   * @throws ClusterException when there is no such index
   * @throws dev.pith.index.IndexException when it has vectors for none of the encoders
   */
  public static ClusterSearchEngine open(
      ClusterConnection connection,
      IndexName name,
      List<? extends Encoder> encoders,
      Pairing pairing,
      int candidates) {
    return new ClusterSearchEngine(connection, name, List.copyOf(encoders), pairing, candidates);
  }

  /** When no encoder can be asked, all, so that they are refused by name. */
  private GenerationEngine engine(ClusterIndex index) {
    List<Encoder> asked =
        encoders.stream().filter(encoder -> index.answers(encoder, pairing)).toList();
    return new GenerationEngine(index, asked.isEmpty() ? encoders : asked, pairing, candidates);
  }

  private void follow() {
    try {
      while (true) {
        // A cluster calls nobody when an alias moves.
        Thread.sleep(LOOK_PAUSE);
        look();
      }
    } catch (InterruptedException closed) {
      // What ends it.
    }
  }

  /** What cannot be followed now is tried again; what is served stays meanwhile. */
  private void look() {
    try {
      ClusterIndex now = ClusterIndex.open(connection, name);
      if (!now.generation().equals(served.index().generation())) {
        served = engine(now);
        LOGGER.log(Level.INFO, "index {0} is generation {1} now", name, now.generation());
      }
    } catch (RuntimeException e) {
      LOGGER.log(Level.DEBUG, "the alias cannot be followed now", e);
    }
  }

  /** What is searched now. */
  public ClusterIndex index() {
    return served.index();
  }

  @Override
  public <T> T pinned(Function<SearchEngine, T> work) {
    try {
      return work.apply(served);
    } catch (GoneException deleted) {
      served = engine(ClusterIndex.open(connection, name));
      return work.apply(served);
    }
  }

  /** Stops following the alias; neither the connection nor an encoder is closed. */
  @Override
  public void close() {
    watch.interrupt();
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
