package dev.pith.soak;

import dev.pith.fuzz.FuzzTargets;
import java.util.ArrayList;
import java.util.List;

/** All that is proved. */
public final class Proofs {
  private Proofs() {}

  /** Those of a server, in the order of how long they take at most, and those of a fuzzer. */
  public static List<Property> all() {
    List<Property> all =
        new ArrayList<>(
            List.of(
                new GracefulEnd(),
                new DamagedFiles(),
                new Overload(),
                new SlowConnections(),
                new ReindexUnderLoad(),
                new MixedUse()));
    FuzzTargets.all().forEach(target -> all.add(new Fuzzing(target)));
    return all;
  }
}
