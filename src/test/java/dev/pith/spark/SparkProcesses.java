package dev.pith.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.AtHand;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands of Pith, masters and workers, each in a process of its own with Spark's libraries on its
 * class path; what each says is in a file of its name.
 *
 * @param folder of this and of those files
 * @param jars Spark's
 * @param program Pith as a jar, which can be sent to executors
 */
record SparkProcesses(Path folder, Path jars, Path program) {
  private static final long MINUTES = 4;

  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.util.calendar");

  /** Skips the test where Spark was not fetched. */
  static SparkProcesses in(Path folder) throws IOException {
    Path jars = AtHand.orSkip(Path.of("target", "spark", "jars"), "run ./pith fetch spark");
    return new SparkProcesses(folder, jars.toAbsolutePath(), program(folder));
  }

  private static Path program(Path folder) throws IOException {
    Path classes;
    try {
      classes =
          Path.of(BulkEmbedding.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException odd) {
      throw new IllegalStateException(odd);
    }
    if (Files.isRegularFile(classes)) {
      return classes;
    }
    Path jar = folder.resolve("pith-classes.jar");
    try (Stream<Path> files = Files.walk(classes.resolve("dev"));
        JarOutputStream out =
            new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  /** Runs a command to its end, and gives its exit code. */
  int pith(String name, Object... words) throws IOException, InterruptedException {
    Process process = startPith(name, words);
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(said(name)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  Process startPith(String name, Object... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("-Xmx1g", "-cp", classPath()));
    command.add("dev.pith.cli.Main");
    Arrays.stream(words).map(Object::toString).forEach(command::add);
    return start(name, command);
  }

  /** Part of a cluster: a main class of {@code org.apache.spark.deploy} with its arguments. */
  Process startSpark(String name, String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("-Xmx256m", "-cp", jars + "/*"));
    command.add("org.apache.spark.deploy." + mainClass);
    command.addAll(List.of(arguments));
    return start(name, command);
  }

  private String classPath() {
    String libraries =
        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
            .filter(path -> path.endsWith(".jar"))
            .collect(Collectors.joining(":"));
    return jars + "/*:" + program + ":" + libraries;
  }

  private Process start(String name, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC"));
    OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", jars.resolveSibling("").toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_WORKER_DIR", folder.resolve("work").toString());
    return builder.start();
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** All that a process has said so far. */
  String said(String name) throws IOException {
    return Files.exists(log(name)) ? Files.readString(log(name)) : "";
  }
}
