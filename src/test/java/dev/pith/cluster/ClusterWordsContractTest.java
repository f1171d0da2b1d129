package dev.pith.cluster;

import dev.pith.encode.Encoder;
import dev.pith.search.EngineHolding;
import dev.pith.search.WordSearchContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract, over an index on three nodes. */
@Tag("cluster")
class ClusterWordsContractTest extends WordSearchContract {
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
  protected EngineHolding holding(Encoder... makers) {
    return ClusterHolding.create(connection, makers);
  }
}
