package dev.pith.cluster;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.encode.Encoder;
import dev.pith.index.Pairing;
import dev.pith.search.EngineHolding;
import dev.pith.search.SearchEngine;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An index on three nodes. */
record ClusterHolding(ClusterConnection connection, ClusterIndex index, List<Encoder> makers)
    implements EngineHolding {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int CANDIDATES = 100;

  static ClusterHolding create(ClusterConnection connection, Encoder... makers) {
    return create(connection, VectorLayout.DEFAULT, List.of(makers));
  }

  static ClusterHolding create(
      ClusterConnection connection, VectorLayout layout, List<Encoder> makers) {
    IndexName name = new IndexName("contract-" + NUMBER.incrementAndGet());
    ClusterIndex index =
        ClusterIndex.openOrCreate(connection, name, makers, layout, ClusterShape.DEFAULT);
    return new ClusterHolding(connection, index, makers);
  }

  @Override
  public void add(List<Document> documents) {
    new ClusterIngest(
            index,
            makers,
            progress -> {},
            other -> {
              throw new AssertionError(other.toString());
            })
        .run(DocumentSource.of("documents", documents), ClusterIngest.Existing.REPLACE);
  }

  @Override
  public SearchEngine open(Pairing pairing, Encoder... encoders) {
    return ClusterSearchEngine.open(
        connection, index.name(), List.of(encoders), pairing, CANDIDATES);
  }

  @Override
  public void close() {
    connection.ask(ClusterRequest.delete("/" + index.generation()));
  }
}
