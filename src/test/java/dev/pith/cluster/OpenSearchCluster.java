package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.disk.FileTree;
import dev.pith.fixtures.AtHand;
import dev.pith.fixtures.Eventually;
import dev.pith.search.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Three nodes on this machine, started for the first test that needs them, ended with this JVM. */
public final class OpenSearchCluster {
  /** Where the launcher puts OpenSearch. */
  public static final Path FETCHED = Path.of("target", "cluster");

  private static final int NODES = 3;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_START = Duration.ofMinutes(4);

  private static @Nullable OpenSearchCluster running;

  private final Path folder;
  private final List<OpenSearchNode> nodes = new ArrayList<>();

  private OpenSearchCluster(Path folder) {
    this.folder = folder;
  }

  /** The cluster of this JVM, with all of its nodes. */
  public static synchronized OpenSearchCluster running() {
    OpenSearchCluster cluster = running;
    if (cluster == null) {
      cluster = start(OpenSearchNode.Pace.SHORT_START);
      running = cluster;
    }
    return cluster;
  }

  /** One that is as fast as it can be, to be measured. */
  public static OpenSearchCluster atFullSpeed() {
    return start(OpenSearchNode.Pace.FULL_SPEED);
  }

  private static Path installation() {
    Path fetched = AtHand.orSkip(FETCHED, "./pith fetch opensearch");
    try (Stream<Path> versions = Files.list(fetched.toAbsolutePath())) {
      return versions
          .filter(path -> path.getFileName().toString().startsWith("opensearch-"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OpenSearchCluster start(OpenSearchNode.Pace pace) {
    try {
      Path fetched = installation();
      boolean isThere = !OpenSearchNode.isRoot() || othersReach(fetched);
      Path folder =
          isThere
              ? Files.createTempDirectory(Path.of("target").toAbsolutePath(), "nodes-")
              : Files.createTempDirectory("nodes-");
      run("chmod", "a+rx", folder.toString());
      Path installation = isThere ? fetched : copied(fetched, folder);
      OpenSearchCluster cluster = new OpenSearchCluster(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::end));
      List<Integer> ports = freePorts();
      for (int number = 0; number < NODES; number++) {
        Path home = Files.createDirectory(folder.resolve("node-" + number));
        cluster.nodes.add(
            OpenSearchNode.start(
                installation,
                home,
                number,
                ports.get(number),
                ports.subList(NODES, 2 * NODES),
                pace));
      }
      cluster.awaitAllNodes();
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the user that nodes run as comes to a folder: in a home folder it may not. */
  private static boolean othersReach(Path folder) throws IOException {
    for (Path on = folder.toRealPath(); on != null; on = on.getParent()) {
      if (!Files.getPosixFilePermissions(on).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static Path copied(Path installation, Path folder) throws IOException {
    run("cp", "-a", installation.toString(), folder.toString());
    return folder.resolve(installation.getFileName());
  }

  private static void run(String... command) throws IOException {
    new ProcessBuilder(command).inheritIO().start().onExit().join();
  }

  private static List<Integer> freePorts() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * NODES; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** Of every node. */
  public ClusterAddress address() {
    return ClusterAddress.parse(
        nodes.stream().map(OpenSearchNode::address).collect(Collectors.joining(",")));
  }

  OpenSearchNode node(int number) {
    return nodes.get(number);
  }

  /** Belongs to the caller. */
  public ClusterConnection connection() {
    return ClusterConnection.open(address(), null, null);
  }

  /** Deletes indexes of the cluster, as far as they are there. */
  public void delete(String... indexes) {
    try (ClusterConnection connection = connection()) {
      for (String index : indexes) {
        connection.send(ClusterRequest.delete("/" + index));
      }
    }
  }

  /** Waits until every node is there and every copy of every shard. */
  void awaitAllNodes() {
    long endNanos = System.nanoTime() + LONGEST_START.toNanos();
    try (ClusterConnection connection = connection()) {
      Eventually.until(
          () -> {
            if (System.nanoTime() > endNanos || !nodes.stream().allMatch(OpenSearchNode::isAlive)) {
              throw new AssertionError(
                  "the cluster is not there: see %s/*/output.log".formatted(folder));
            }
            Eventually.pause(PAUSE);
            return isGreen(connection);
          });
    }
  }

  private static boolean isGreen(ClusterConnection connection) {
    try {
      JsonNode health = connection.ask(ClusterRequest.get("/_cluster/health"));
      return health.path("number_of_nodes").asInt() == NODES
          && health.path("status").asText().equals("green");
    } catch (UnavailableException | ClusterException notYet) {
      return false;
    }
  }

  private void end() {
    nodes.forEach(OpenSearchNode::kill);
    try {
      FileTree.delete(folder);
    } catch (IOException | UncheckedIOException e) {
      System.err.println(folder + " could not be deleted: " + e);
    }
  }
}
