package dev.pith.soak;

import dev.pith.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code pith serve} in a process of its own, at a free port of this machine alone. Closing kills
 * it, if it is still there.
 */
final class ServedProcess implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+) ");
  private static final String JVM = "WARNING: ";
  private static final int LONGEST_END_SECONDS = 40;

  private final Process process;
  private final Path said;
  private final int port;

  private ServedProcess(Process process, Path said, int port) {
    this.process = process;
    this.said = said;
    this.port = port;
  }

  /**
   * Starts it, and waits until it listens.
   *
   * @param folder for what it says of errors
   * @param flags of the JVM
   * @param arguments of {@code serve}
   * @throws IOException with what it said when it does not come to listen
   */
  static ServedProcess start(Path folder, List<String> flags, List<String> arguments)
      throws IOException {
    Path said = Files.createTempFile(folder, "serve", ".log");
    Process process =
        new ProcessBuilder(command(folder, flags, arguments)).redirectError(said.toFile()).start();
    try {
      BufferedReader lines = process.inputReader();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          return new ServedProcess(process, said, Integer.parseInt(listening.group(1)));
        }
      }
      throw new IOException(said(said));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static List<String> command(Path folder, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the launcher starts it.
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseParallelGC",
            "-XX:+UseCompactObjectHeaders",
            // What a killed process has unpacked goes with the folder.
            "-Djava.io.tmpdir=" + folder));
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--port",
            "0"));
    command.addAll(arguments);
    return command;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks on a connection for this alone. */
  Answer ask(byte[] request) throws IOException {
    try (HttpConnection connection = connect()) {
      connection.send(request);
      return connection.receive();
    }
  }

  HttpConnection connect() throws IOException {
    return new HttpConnection(port, InetAddress.getLoopbackAddress());
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.toHandle().destroy();
  }

  /**
   * Its exit code, once it has ended.
   *
   * @throws IOException when it goes on for too long
   */
  int awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the server did not end within %d s".formatted(LONGEST_END_SECONDS));
    }
    return process.exitValue();
  }

  /** What it said of errors. */
  String said() throws IOException {
    return said(said);
  }

  /** Without what every JVM with the vector module says. */
  private static String said(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> !line.startsWith(JVM)).collect(Collectors.joining("\n"));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
