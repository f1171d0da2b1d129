package dev.pith.search;

import dev.pith.encode.Encoder;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts, over an index on a disk. */
class EmbeddedContractTest {
  @TempDir Path folder;

  @Nested
  class Engine extends SearchEngineContract {
    @Override
    protected EngineHolding holding(Encoder... makers) {
      return EmbeddedHolding.create(folder, makers);
    }
  }

  @Nested
  class Words extends WordSearchContract {
    @Override
    protected EngineHolding holding(Encoder... makers) {
      return EmbeddedHolding.create(folder, makers);
    }
  }
}
