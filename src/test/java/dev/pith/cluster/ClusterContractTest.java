package dev.pith.cluster;

import dev.pith.encode.Encoder;
import dev.pith.index.VectorPrecision;
import dev.pith.search.EngineHolding;
import dev.pith.search.PassageContract;
import dev.pith.search.SearchEngineContract;
import dev.pith.search.WordSearchContract;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contracts, over an index on three nodes. */
@Tag("cluster")
class ClusterContractTest {
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

  @Nested
  class Engine extends SearchEngineContract {
    @Override
    protected EngineHolding holding(Encoder... makers) {
      return ClusterHolding.create(connection, makers);
    }
  }

  @Nested
  class Words extends WordSearchContract {
    @Override
    protected EngineHolding holding(Encoder... makers) {
      return ClusterHolding.create(connection, makers);
    }
  }

  @Nested
  class Passages extends PassageContract {
    @Override
    protected EngineHolding holding(
        VectorPrecision precision, OptionalInt passageTokens, Encoder maker) {
      return ClusterHolding.create(
          connection, new VectorLayout(precision, passageTokens), List.of(maker));
    }
  }
}
