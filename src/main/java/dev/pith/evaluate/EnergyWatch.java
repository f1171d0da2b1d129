package dev.pith.evaluate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How much energy the processors take from a moment on, with all that runs on them. It is read from
 * the counters of the packages that Linux shows as {@code intel-rapl:N}, also of AMD's; where there
 * are none, as in most virtual machines, or where only an administrator may read them, nothing is
 * told. Safe for use by many threads at once.
 *
 * <p>A counter starts again at 0 behind its range, which takes many minutes; a watch that lasts
 * longer tells too little.
 *
 * @see <a href="https://docs.kernel.org/power/powercap/powercap.html">Power Capping Framework</a>
 */
public final class EnergyWatch {
  private static final Path POWERCAP = Path.of("/sys/class/powercap");

  /** Not the parts of a package, which have a second number, nor the platform around it. */
  private static final Pattern ZONE = Pattern.compile("intel-rapl:\\d+");

  private static final String PACKAGE = "package-";
  private static final double MICROJOULES_PER_JOULE = 1e6;

  private final List<Counter> begun;

  private EnergyWatch(List<Counter> begun) {
    this.begun = begun;
  }

  /**
   * One package at one moment.
   *
   * @param microjoules counted so far
   * @param range the largest count
   */
  private record Counter(Path zone, long microjoules, long range) {
    static Counter read(Path zone) throws IOException {
      return new Counter(
          zone, number(zone.resolve("energy_uj")), number(zone.resolve("max_energy_range_uj")));
    }

    /** In microjoules. */
    long toNow() throws IOException {
      long more = read(zone).microjoules - microjoules;
      return more < 0 ? more + range : more;
    }
  }

  /** Begins to look at this machine. */
  public static EnergyWatch start() {
    return start(POWERCAP);
  }

  static EnergyWatch start(Path powercap) {
    List<Counter> counters = new ArrayList<>();
    try (DirectoryStream<Path> zones = Files.newDirectoryStream(powercap)) {
      for (Path zone : zones) {
        if (ZONE.matcher(zone.getFileName().toString()).matches() && isPackage(zone)) {
          counters.add(Counter.read(zone));
        }
      }
    } catch (IOException | NumberFormatException untold) {
      // Of two packages one alone would tell half.
      return new EnergyWatch(List.of());
    }
    return new EnergyWatch(counters);
  }

  /** Joules up to now, of all packages; absent where nobody tells. */
  public OptionalDouble joules() {
    if (begun.isEmpty()) {
      return OptionalDouble.empty();
    }
    long microjoules = 0;
    try {
      for (Counter counter : begun) {
        microjoules += counter.toNow();
      }
    } catch (IOException | NumberFormatException untold) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(microjoules / MICROJOULES_PER_JOULE);
  }

  private static boolean isPackage(Path zone) throws IOException {
    return Files.readString(zone.resolve("name")).startsWith(PACKAGE);
  }

  private static long number(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip());
  }
}
