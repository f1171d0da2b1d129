package dev.pith.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a cluster listens: one or more of its nodes, of which the first that answers is asked.
 *
 * @param nodes at least one; {@code http} or {@code https}, without credentials and a slash at the
 *     end
 */
public record ClusterAddress(List<URI> nodes) {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String BETWEEN = ",";

  public ClusterAddress {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a cluster has a node: name its address");
    }
  }

  /**
   * Reads addresses with commas between them.
   *
   * @throws IllegalArgumentException when one is none, with what to write instead; user and
   *     password in it are not repeated
   */
  public static ClusterAddress parse(String text) {
    return new ClusterAddress(
        Arrays.stream(text.split(BETWEEN, -1)).map(ClusterAddress::node).toList());
  }

  private static URI node(String text) {
    URI node;
    try {
      node = new URI(text.strip().replaceFirst("/+$", ""));
    } catch (URISyntaxException e) {
      throw notAnAddress();
    }
    if (node.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "an address must not hold a password, which others see: put it into a file or the"
              + " environment");
    }
    if (node.getHost() == null
        || !SCHEMES.contains(node.getScheme())
        || node.getRawQuery() != null
        || node.getRawFragment() != null) {
      throw notAnAddress();
    }
    return node;
  }

  private static IllegalArgumentException notAnAddress() {
    return new IllegalArgumentException(
        "an address is like https://search.example.org:9200; several have commas between them");
  }

  /** Whether nobody between here and there can read what is sent. */
  boolean isPrivate() {
    return nodes.stream()
        .allMatch(node -> node.getScheme().equals("https") || isThisMachine(node.getHost()));
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  @Override
  public String toString() {
    return nodes.stream().map(URI::toString).collect(Collectors.joining(BETWEEN));
  }
}
