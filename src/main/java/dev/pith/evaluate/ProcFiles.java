package dev.pith.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux tells about itself in {@code /proc} and {@code /sys}; nothing on other systems. */
final class ProcFiles {
  private ProcFiles() {}

  /** The lines of {@code /proc/name}, none when it cannot be read. */
  static List<String> lines(String name) {
    return read(Path.of("/proc", name));
  }

  /** The power policy of the first core. */
  static Optional<String> governor() {
    return read(Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")).stream()
        .findFirst();
  }

  /** The value of the first line {@code key : value}. */
  static Optional<String> value(List<String> lines, String key) {
    return values(lines, key).findFirst();
  }

  /** The values of all lines {@code key : value}. */
  static Stream<String> values(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.contains(":"))
        .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip());
  }

  /** The lines of a file, none when it cannot be read. */
  static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      // A fact that cannot be read is unknown; no measurement should fail for it.
      return List.of();
    }
  }
}
