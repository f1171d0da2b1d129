package dev.pith.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node of a cluster in a process of its own, under a user without rights where there is one. */
final class OpenSearchNode {
  private static final String NOBODY = "nobody";

  private final Path installation;
  private final Path folder;
  private final int httpPort;
  private Process process;

  /** What matters. */
  enum Pace {
    /** As little memory as does, and a short start: nobody measures its speed. */
    SHORT_START("-Xms512m\n-Xmx512m\n-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n"),
    /** As OpenSearch is shipped. */
    FULL_SPEED("-Xms1g\n-Xmx1g\n-XX:+UseG1GC\n");

    private final String options;

    Pace(String options) {
      this.options = options;
    }
  }

  private OpenSearchNode(Path installation, Path folder, int httpPort) {
    this.installation = installation;
    this.folder = folder;
    this.httpPort = httpPort;
    this.process = start();
  }

  /**
   * Starts one; it is not there yet.
   *
   * @param number which of {@code transportPorts} is its own
   */
  static OpenSearchNode start(
      Path installation,
      Path folder,
      int number,
      int httpPort,
      List<Integer> transportPorts,
      Pace pace)
      throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    for (String part : List.of("data", "logs", "tmp")) {
      Files.createDirectories(folder.resolve(part));
    }
    Files.copy(
        installation.resolve("config/log4j2.properties"), config.resolve("log4j2.properties"));
    Files.writeString(
        config.resolve("opensearch.yml"), settings(folder, number, httpPort, transportPorts));
    Files.writeString(config.resolve("jvm.options"), options(folder, pace));
    giveAway(folder);
    return new OpenSearchNode(installation, folder, httpPort);
  }

  private static String settings(
      Path folder, int number, int httpPort, List<Integer> transportPorts) {
    List<String> names = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    for (int port : transportPorts) {
      names.add("\"node-%d\"".formatted(names.size()));
      addresses.add("\"127.0.0.1:%d\"".formatted(port));
    }
    return """
        cluster.name: pith-test
        node.name: node-%d
        network.host: 127.0.0.1
        http.port: %d
        transport.port: %d
        path.data: %s
        path.logs: %s
        discovery.seed_hosts: %s
        cluster.initial_cluster_manager_nodes: %s
        cluster.routing.allocation.disk.threshold_enabled: false
        """
        .formatted(
            number,
            httpPort,
            transportPorts.get(number),
            folder.resolve("data"),
            folder.resolve("logs"),
            addresses,
            names);
  }

  private static String options(Path folder, Pace pace) {
    return pace.options
        + """
        -Djava.io.tmpdir=${OPENSEARCH_TMPDIR}
        -XX:ErrorFile=%s
        --add-modules=jdk.incubator.vector
        -javaagent:agent/opensearch-agent.jar
        --add-opens=java.base/java.nio=org.apache.arrow.memory.core,ALL-UNNAMED
        -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
        """
            .formatted(folder.resolve("logs/java-error.log"));
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** A node refuses to run as root. */
  private static void giveAway(Path folder) throws IOException {
    if (isRoot()) {
      run("chown", "-R", NOBODY, folder.toString());
    }
  }

  private static void run(String... command) throws IOException {
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + code);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts it", e);
    }
  }

  private Process start() {
    // It ends with this JVM, however that ends.
    List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
    if (isRoot()) {
      command.addAll(List.of("--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups"));
    }
    command.add(installation.resolve("bin/opensearch").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("OPENSEARCH_HOME", installation.toString());
    environment.put("OPENSEARCH_PATH_CONF", folder.resolve("config").toString());
    environment.put("OPENSEARCH_TMPDIR", folder.resolve("tmp").toString());
    environment.put("OPENSEARCH_JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", folder.toString());
    environment.remove("OPENSEARCH_JAVA_OPTS");
    environment.remove("JAVA_TOOL_OPTIONS");
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it prints. */
  Path log() {
    return folder.resolve("output.log");
  }

  String address() {
    return "http://127.0.0.1:" + httpPort;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it without warning, as kill -9 does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts it again over what it has on its disk. */
  void restart() {
    process = start();
  }
}
