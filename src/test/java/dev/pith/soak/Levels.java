package dev.pith.soak;

import dev.pith.fixtures.Exposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process takes, as Linux and its own metrics tell.
 *
 * @param heapBytes in use right after a garbage collection
 * @param privateBytes resident memory that is not a file's; the heap is a part of it
 * @param threads of the system
 * @param descriptors open files and connections
 */
record Levels(double heapBytes, long privateBytes, long threads, long descriptors) {
  private static final long BYTES_PER_KIBIBYTE = 1024;

  /** Flags of a JVM with a heap that is resident from the start: what grows is not the heap. */
  static final List<String> FIXED_HEAP = List.of("-Xmx512m", "-Xms512m", "-XX:+AlwaysPreTouch");

  /** Of a server, after a garbage collection. */
  static Levels collected(ServedProcess server) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    int code =
        new ProcessBuilder(jcmd.toString(), Long.toString(server.pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("jcmd cannot collect the garbage of the server: exit code " + code);
    }
    double heap =
        Exposition.of(server.ask(Requests.get("/metrics")).text())
            .sum("jvm_memory_used_bytes", "area", "heap");
    return of(server, heap);
  }

  /** Of a server, the heap left out. */
  static Levels of(ServedProcess server) throws IOException {
    return of(server, 0);
  }

  private static Levels of(ServedProcess server, double heap) throws IOException {
    Path process = Path.of("/proc", Long.toString(server.pid()));
    try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      return new Levels(
          heap,
          number(process, "RssAnon:") * BYTES_PER_KIBIBYTE,
          number(process, "Threads:"),
          descriptors.count());
    }
  }

  private static long number(Path process, String name) throws IOException {
    try (Stream<String> lines = Files.lines(process.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).strip().split(" ", 2)[0])
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow(() -> new IOException("/proc tells no " + name));
    }
  }
}
