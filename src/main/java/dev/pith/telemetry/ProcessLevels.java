package dev.pith.telemetry;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the process takes of the machine, by the names that Prometheus' own libraries use. */
final class ProcessLevels {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final int BYTES_PER_KIBIBYTE = 1024;

  private ProcessLevels() {}

  /** Those that this system tells of. */
  static void addTo(Metrics metrics) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      metrics.level("process.open.fds", "Open file descriptors.", unix::getOpenFileDescriptorCount);
      metrics.level("process.max.fds", "Most that may be open.", unix::getMaxFileDescriptorCount);
    }
    if (Files.isReadable(STATUS)) {
      metrics.bytes(
          "process.resident.memory", "Memory that the process has.", ProcessLevels::residentBytes);
    }
  }

  private static double residentBytes() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .map(RESIDENT::matcher)
          .filter(Matcher::matches)
          .mapToDouble(line -> (double) Long.parseLong(line.group(1)) * BYTES_PER_KIBIBYTE)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
