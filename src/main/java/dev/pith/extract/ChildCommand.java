package dev.pith.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How a child is started: on this JVM, with a class path of its own.
 *
 * @param classPath as the JVM takes it
 * @param mainClass calls {@link ExtractionChild#serve}
 * @param heapMegabytes what its heap may grow to
 */
record ChildCommand(String classPath, String mainClass, int heapMegabytes) {
  /** By these a user gives options to every JVM; the last of them would undo the limits. */
  private static final List<String> OPTIONS_OF_EVERY_JVM =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** The JVM's exit code after {@code ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;

  Process start(ChildFolder folder) throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    ProcessBuilder child =
        new ProcessBuilder(
                home.resolve("bin").resolve("java").toString(),
                "-Xmx%dm".formatted(heapMegabytes),
                "-XX:MaxDirectMemorySize=%dm".formatted(heapMegabytes),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // Standard output is for answers alone.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.path().resolve("crash.log"),
                "-Djava.io.tmpdir=" + folder.path(),
                "-Djava.awt.headless=true",
                // Names are looked up in this file, which is not there, and nowhere else.
                "-Djdk.net.hosts.file=" + folder.path().resolve("no-hosts"),
                "-cp",
                classPath,
                mainClass,
                folder.path().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    child.environment().keySet().removeAll(OPTIONS_OF_EVERY_JVM);
    return child.start();
  }
}
