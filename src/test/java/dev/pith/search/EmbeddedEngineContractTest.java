package dev.pith.search;

import dev.pith.encode.Encoder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over an index on a disk. */
class EmbeddedEngineContractTest extends SearchEngineContract {
  @TempDir Path folder;

  @Override
  protected EngineHolding holding(Encoder... makers) {
    return EmbeddedHolding.create(folder, makers);
  }
}
