package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyWatchTest {
  private static final long RANGE = 262_143_000_000L;

  @TempDir private Path powercap;

  private void zone(String folder, String name, long microjoules) throws IOException {
    Path zone = Files.createDirectories(powercap.resolve(folder));
    Files.writeString(zone.resolve("name"), name + "\n");
    Files.writeString(zone.resolve("energy_uj"), microjoules + "\n");
    Files.writeString(zone.resolve("max_energy_range_uj"), RANGE + "\n");
  }

  @Test
  void allPackagesAreAddedUpAndNothingTwice() throws IOException {
    zone("intel-rapl:0", "package-0", 1_000_000);
    zone("intel-rapl:0:0", "core", 1_000_000);
    zone("intel-rapl:1", "package-1", 5_000_000);
    zone("intel-rapl:2", "psys", 9_000_000);
    zone("intel-rapl-mmio:0", "package-0", 1_000_000);
    Files.createDirectories(powercap.resolve("intel-rapl"));
    EnergyWatch watch = EnergyWatch.start(powercap);

    zone("intel-rapl:0", "package-0", 3_500_000);
    zone("intel-rapl:0:0", "core", 3_000_000);
    zone("intel-rapl:1", "package-1", 6_000_000);
    zone("intel-rapl:2", "psys", 99_000_000);
    zone("intel-rapl-mmio:0", "package-0", 3_500_000);

    assertThat(watch.joules()).hasValue(3.5);
  }

  @Test
  void aCounterThatStartedAgainIsCountedOn() throws IOException {
    zone("intel-rapl:0", "package-0", RANGE - 1_000_000);
    EnergyWatch watch = EnergyWatch.start(powercap);
    zone("intel-rapl:0", "package-0", 2_000_000);
    assertThat(watch.joules()).hasValue(3);
  }

  @Test
  void whereNobodyTellsItIsAbsent() throws IOException {
    assertThat(EnergyWatch.start(powercap).joules()).isEmpty();
    assertThat(EnergyWatch.start(powercap.resolve("missing")).joules()).isEmpty();
    zone("intel-rapl:2", "psys", 9_000_000);
    assertThat(EnergyWatch.start(powercap).joules()).isEmpty();
    zone("intel-rapl:0", "package-0", 1_000_000);
    zone("intel-rapl:1", "package-1", 1_000_000);
    Files.writeString(powercap.resolve("intel-rapl:1").resolve("energy_uj"), "not a number");
    assertThat(EnergyWatch.start(powercap).joules()).isEmpty();
  }

  @Test
  void aCounterThatGoesAwayMakesItAbsent() throws IOException {
    zone("intel-rapl:0", "package-0", 1_000_000);
    EnergyWatch watch = EnergyWatch.start(powercap);
    Files.delete(powercap.resolve("intel-rapl:0").resolve("energy_uj"));
    assertThat(watch.joules()).isEmpty();
  }
}
