package dev.pith.search;

import dev.pith.encode.Encoder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over an index on a disk. */
class EmbeddedWordsContractTest extends WordSearchContract {
  @TempDir Path folder;

  @Override
  protected EngineHolding holding(Encoder... makers) {
    return EmbeddedHolding.create(folder, makers);
  }
}
