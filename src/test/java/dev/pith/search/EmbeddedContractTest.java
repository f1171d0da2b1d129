package dev.pith.search;

import dev.pith.encode.Encoder;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.util.OptionalInt;
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

  @Nested
  class Passages extends PassageContract {
    private int made;

    @Override
    protected EngineHolding holding(
        VectorPrecision precision, OptionalInt passageTokens, Encoder maker) {
      return EmbeddedHolding.create(
          folder.resolve("index" + made++), precision, passageTokens, maker);
    }
  }
}
