package dev.pith.cluster;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.encode.Encoder;
import dev.pith.index.Pairing;
import dev.pith.index.VectorPrecision;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchEngineContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract, over an index on three nodes. */
@Tag("cluster")
class ClusterEngineContractTest extends SearchEngineContract {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int CANDIDATES = 100;

  private static ClusterConnection connection;

  @BeforeAll
  static void start() {
    connection = OpenSearchCluster.running().connection();
  }

  @AfterAll
  static void end() {
    if (connection != null) {
      connection.close();
    }
  }

  @Override
  protected Holding holding(Encoder... makers) {
    IndexName name = new IndexName("contract-" + NUMBER.incrementAndGet());
    return new OnCluster(
        ClusterIndex.openOrCreate(
            connection, name, List.of(makers), VectorPrecision.FLOAT32, ClusterShape.DEFAULT),
        List.of(makers));
  }

  private record OnCluster(ClusterIndex index, List<Encoder> makers) implements Holding {
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
}
