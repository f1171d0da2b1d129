package dev.pith.fuzz;

import dev.pith.disk.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tries inputs on one target, in a process of its own that has 512 MiB of heap. It works in a
 * temporary folder, which is left where something was found.
 */
public final class FuzzRun {
  /** Of one input: beyond, it is taken for endless. */
  private static final int LONGEST_INPUT_SECONDS = 60;

  /** The fast compiler alone: half the time until the first inputs. */
  private static final String C1 = "-XX:TieredStopAtLevel=1";

  private static final String C1_AND_C2 = "-XX:TieredStopAtLevel=4";

  private static final Path MEMORY = Path.of("/dev/shm");

  private static final Pattern EXECUTED =
      Pattern.compile("^(?:Done (\\d+) runs|stat::number_of_executed_units: (\\d+))");

  private final FuzzTarget target;

  private FuzzRun(FuzzTarget target) {
    this.target = target;
  }

  public static FuzzRun of(FuzzTarget target) {
    return new FuzzRun(target);
  }

  /**
   * Tries as many inputs.
   *
   * @param tried hears now and then how many were tried
   * @throws IllegalStateException when the fuzzer itself fails
   */
  public FuzzResult inputs(long count, LongConsumer tried)
      throws IOException, InterruptedException {
    return within(List.of("-runs=" + count), C1_AND_C2, tried);
  }

  /**
   * Tries inputs for as long, the start of the process not counted; from the same seed each time,
   * so that a build fails by what was changed and not by luck.
   *
   * @throws IllegalStateException when the fuzzer itself fails
   */
  public FuzzResult seconds(int seconds) throws IOException, InterruptedException {
    return within(List.of("-max_total_time=" + seconds, "-seed=1"), C1, _ -> {});
  }

  /** What targets write goes into memory where there is such a folder: disks take their time. */
  private static Path scratch() throws IOException {
    return Files.isWritable(MEMORY)
        ? Files.createTempDirectory(MEMORY, "pith-fuzz")
        : Files.createTempDirectory("pith-fuzz-scratch");
  }

  private FuzzResult within(List<String> budget, String compilers, LongConsumer tried)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("pith-fuzz-" + target.name());
    for (String name : List.of("seeds", "found")) {
      Files.createDirectory(folder.resolve(name));
    }
    writeSeeds(folder.resolve("seeds"));
    Path output = folder.resolve("output");
    Path scratch = scratch();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(folder, scratch, budget, compilers))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      FuzzCourse course = new FuzzCourse(output);
      while (!process.waitFor(1, TimeUnit.SECONDS)) {
        tried.accept(course.tried());
      }
    } finally {
      process.destroyForcibly().waitFor();
      FileTree.delete(scratch);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    FuzzResult result = result(folder, process.exitValue(), seconds);
    if (result.crash().isEmpty()) {
      FileTree.delete(folder);
    }
    return result;
  }

  private void writeSeeds(Path folder) throws IOException {
    int number = 0;
    for (byte[] seed : target.seeds().get()) {
      Files.write(folder.resolve(Integer.toString(number)), seed);
      number++;
    }
  }

  private List<String> command(Path folder, Path scratch, List<String> budget, String compilers)
      throws IOException {
    Path found = folder.resolve("found");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                compilers,
                "-XX:+EnableDynamicAgentLoading",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.entryPoint().getName(),
                "--instrumentation_includes=dev.pith.**",
                // All calls of libraries are made here; to watch those within them takes time.
                "--custom_hook_includes=dev.pith.**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-timeout=" + LONGEST_INPUT_SECONDS,
                // The heap is bounded; what stands beside it is the fuzzer's own.
                "-rss_limit_mb=0",
                "-print_final_stats=1"));
    command.addAll(budget);
    if (!target.words().isEmpty()) {
      Path words = folder.resolve("words");
      Files.write(words, target.words().stream().map(FuzzRun::quoted).toList());
      command.add("-dict=" + words);
    }
    command.add(folder.resolve("seeds").toString());
    return command;
  }

  private FuzzResult result(Path folder, int exitCode, double seconds) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<String> output =
        Files.lines(folder.resolve("output"), StandardCharsets.ISO_8859_1)) {
      output.forEach(lines::add);
    }
    OptionalLong inputs = executed(lines);
    List<Path> found = found(folder.resolve("found"));
    if (found.isEmpty() && (exitCode != 0 || inputs.isEmpty())) {
      throw new IllegalStateException(
          "the fuzzer of %s ended with %d: %s".formatted(target, exitCode, FuzzFailure.end(lines)));
    }
    return new FuzzResult(
        target.name(),
        inputs.orElse(0),
        seconds,
        found.stream().findFirst().map(input -> new FuzzCrash(FuzzFailure.told(lines), input)));
  }

  private static OptionalLong executed(List<String> lines) {
    return lines.stream()
        .map(EXECUTED::matcher)
        .filter(Matcher::find)
        .mapToLong(line -> Long.parseLong(line.group(1) == null ? line.group(2) : line.group(1)))
        .reduce((_, last) -> last);
  }

  private static List<Path> found(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** As libFuzzer writes words: what is not plain ASCII by its two hex digits. */
  private static String quoted(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte next : word.getBytes(StandardCharsets.UTF_8)) {
      if (next >= ' ' && next < 0x7f && next != '"' && next != '\\') {
        quoted.append((char) next);
      } else {
        quoted.append("\\x%02X".formatted(next & 0xff));
      }
    }
    return quoted.append('"').toString();
  }
}
