package dev.pith.evaluate;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.incubator.vector.FloatVector;

/**
 * Where and when times were taken. What a system does not tell is {@value #UNKNOWN} or absent.
 *
 * @param cores that this process may use
 * @param vectorFlags instruction sets that vector code and int8 models live on
 * @param vectorBits width of the vectors that the JVM uses
 * @param governor the power policy of the first core
 * @param jvmFlags those that change speed; properties and agents are left out
 * @param loadAverage of the last minute, processes
 * @param stealPercent share of the run that other guests of the host had the cores
 */
public record MachineFacts(
    String cpu,
    int cores,
    OptionalLong memoryBytes,
    List<String> vectorFlags,
    int vectorBits,
    String governor,
    String os,
    String jdk,
    List<String> jvmFlags,
    OptionalDouble loadAverage,
    OptionalDouble stealPercent,
    Instant measuredAt) {
  /** Stands for a text that the system does not tell. */
  public static final String UNKNOWN = "unknown";

  private static final Set<String> VECTOR_FLAGS =
      Set.of(
          "sse4_2",
          "avx",
          "avx2",
          "fma",
          "f16c",
          "avx_vnni",
          "avx512f",
          "avx512bw",
          "avx512vl",
          "avx512_vnni",
          "avx512_bf16",
          "avx512_fp16",
          "amx_tile",
          "amx_int8",
          "amx_bf16",
          "asimd",
          "asimddp",
          "asimdhp",
          "i8mm",
          "bf16",
          "sve",
          "sve2");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  public MachineFacts {
    vectorFlags = List.copyOf(vectorFlags);
    jvmFlags = List.copyOf(jvmFlags);
  }

  /** This machine, for a measurement that times nothing. */
  public static MachineFacts now() {
    return now(OptionalDouble.empty());
  }

  /** This machine, now. */
  static MachineFacts now(OptionalDouble stealPercent) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    List<String> cpuInfo = ProcFiles.lines("cpuinfo");
    double load = system.getSystemLoadAverage();
    return new MachineFacts(
        cpuModel(cpuInfo),
        Runtime.getRuntime().availableProcessors(),
        memoryBytes(system),
        vectorFlags(cpuInfo),
        FloatVector.SPECIES_PREFERRED.vectorBitSize(),
        ProcFiles.governor().orElse(UNKNOWN),
        "%s %s, %s".formatted(property("os.name"), property("os.version"), property("os.arch")),
        "%s %s".formatted(property("java.vm.name"), property("java.vm.version")),
        speedFlags(ManagementFactory.getRuntimeMXBean().getInputArguments()),
        load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load),
        stealPercent,
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  static String cpuModel(List<String> cpuInfo) {
    return ProcFiles.value(cpuInfo, "model name")
        .or(() -> ProcFiles.value(cpuInfo, "Hardware"))
        .orElse(UNKNOWN);
  }

  static List<String> vectorFlags(List<String> cpuInfo) {
    Optional<String> flags =
        ProcFiles.value(cpuInfo, "flags").or(() -> ProcFiles.value(cpuInfo, "Features"));
    return flags.stream()
        .flatMap(line -> Arrays.stream(BLANKS.split(line, -1)))
        .filter(VECTOR_FLAGS::contains)
        .sorted()
        .toList();
  }

  static List<String> speedFlags(List<String> jvmArguments) {
    return jvmArguments.stream()
        .filter(flag -> flag.startsWith("-X") || flag.startsWith("--add-modules"))
        .filter(flag -> !flag.startsWith("-Xbootclasspath") && !flag.contains("/"))
        .toList();
  }

  private static OptionalLong memoryBytes(OperatingSystemMXBean system) {
    return system instanceof com.sun.management.OperatingSystemMXBean detailed
        ? OptionalLong.of(detailed.getTotalMemorySize())
        : OptionalLong.empty();
  }

  private static String property(String name) {
    return System.getProperty(name, UNKNOWN);
  }
}
