package dev.pith.evaluate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where Linux tells how fast each core is clocked. Reading it takes a fraction of a millisecond,
 * with very many cores some milliseconds: too long to be done in each turn of a measurement.
 *
 * @param proc the folder with the file {@code cpuinfo}, which tells it of x86 processors
 * @param cores the folder with a folder {@code cpuN} for each core, which tells it of others
 * @see <a href="https://docs.kernel.org/admin-guide/pm/cpufreq.html">CPU Performance Scaling</a>
 */
record CpuClock(Path proc, Path cores) {
  static final CpuClock OF_THIS_MACHINE =
      new CpuClock(Path.of("/proc"), Path.of("/sys/devices/system/cpu"));

  private static final double KHZ_PER_MHZ = 1e3;

  /** At this moment; absent where nobody tells. */
  Optional<ClockRange> now() {
    OptionalDouble told = fastest(cpuInfo(), 1);
    OptionalDouble fastestMhz = told.isPresent() ? told : fastest(scaling(), KHZ_PER_MHZ);
    return fastestMhz.isPresent()
        ? Optional.of(new ClockRange(fastestMhz.getAsDouble(), fastestMhz.getAsDouble()))
        : Optional.empty();
  }

  private List<String> cpuInfo() {
    return ProcFiles.values(ProcFiles.read(proc.resolve("cpuinfo")), "cpu MHz").toList();
  }

  private List<String> scaling() {
    List<String> clocks = new ArrayList<>();
    if (Files.isDirectory(cores)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(cores, "cpu[0-9]*")) {
        for (Path core : all) {
          clocks.addAll(ProcFiles.read(core.resolve("cpufreq").resolve("scaling_cur_freq")));
        }
      } catch (IOException unreadable) {
        return List.of();
      }
    }
    return clocks;
  }

  private static OptionalDouble fastest(List<String> clocks, double unitsPerMhz) {
    return clocks.stream()
        .mapToDouble(CpuClock::number)
        .map(clock -> clock / unitsPerMhz)
        .filter(mhz -> mhz > 0 && Double.isFinite(mhz))
        .max();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException unknown) {
      return Double.NaN;
    }
  }
}
