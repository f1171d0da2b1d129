package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuClockTest {
  @TempDir private Path folder;
  private CpuClock clock = CpuClock.OF_THIS_MACHINE;

  @BeforeEach
  void lookElsewhere() {
    clock = new CpuClock(folder.resolve("proc"), folder.resolve("cpu"));
  }

  private void cpuInfo(String... clocks) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String one : clocks) {
      text.append("model name\t: Some CPU\ncpu MHz\t\t: ").append(one).append("\n\n");
    }
    Files.writeString(Files.createDirectories(clock.proc()).resolve("cpuinfo"), text);
  }

  private void scaling(String core, String khz) throws IOException {
    Path frequencies = Files.createDirectories(clock.cores().resolve(core).resolve("cpufreq"));
    Files.writeString(frequencies.resolve("scaling_cur_freq"), khz + "\n");
  }

  private static ClockRange at(double mhz) {
    return new ClockRange(mhz, mhz);
  }

  @Test
  void theFastestCoreCountsBecauseOthersAreIdle() throws IOException {
    cpuInfo("800.000", "3412.717", "2596.134");
    assertThat(clock.now()).contains(at(3412.717));
  }

  @Test
  void processorsThatTellItElsewhereAreAskedThere() throws IOException {
    Files.createDirectories(clock.proc());
    Files.writeString(clock.proc().resolve("cpuinfo"), "processor\t: 0\nBogoMIPS\t: 50.00\n");
    scaling("cpu0", "1800000");
    scaling("cpu11", "2400000");
    scaling("cpufreq", "9900000");
    assertThat(clock.now()).contains(at(2_400));
    cpuInfo("3000.5");
    assertThat(clock.now()).contains(at(3_000.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "0.000", "-1", "NaN", "Infinity"})
  void whatIsNoClockIsNotTold(String told) throws IOException {
    assertThat(clock.now()).isEmpty();
    cpuInfo(told);
    scaling("cpu0", told);
    assertThat(clock.now()).isEmpty();
    scaling("cpu1", "1000");
    assertThat(clock.now()).contains(at(1));
  }

  @Test
  void aWatchKnowsTheMomentsAtWhichItLooked() throws IOException {
    cpuInfo("3000");
    DisturbanceWatch watch = DisturbanceWatch.start(clock);
    cpuInfo("2000");
    watch.look();
    cpuInfo("4000");
    assertThat(watch.seen().clock()).contains(new ClockRange(2_000, 4_000));
    cpuInfo("1000");
    assertThat(watch.seen().clock()).contains(new ClockRange(1_000, 4_000));
  }

  @Test
  void aWatchWhereNobodyTellsKnowsNone() {
    assertThat(DisturbanceWatch.start(clock).seen().clock()).isEmpty();
  }
}
