package dev.pith.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pith.cluster.ScriptedCluster.Reply;
import dev.pith.search.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterConnectionTest {
  private static final RetryPolicy SOON =
      new RetryPolicy(5, Duration.ofMillis(1), Duration.ofMillis(4), () -> 0.5);
  private static final ClusterRequest ANY =
      new ClusterRequest(
          "GET", "/_cluster/health?level=shards", new byte[0], "application/json", SOON);
  private static final Reply YES =
      new Reply(200, JsonNodeFactory.instance.objectNode().put("answer", "yes"));

  @Test
  void aNodeThatIsGoneIsPassedOverAndNotAskedAgain() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedCluster cluster =
            ScriptedCluster.start(
                any -> {
                  asked.incrementAndGet();
                  return YES;
                });
        ClusterConnection connection =
            ClusterConnection.open(
                ClusterAddress.parse(nobody() + "," + cluster.address()), null, null)) {
      for (int i = 0; i < 3; i++) {
        assertThat(connection.ask(ANY).path("answer").asText()).isEqualTo("yes");
      }
      assertThat(asked).hasValue(3);
    }
  }

  private static String nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + free.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void whatMayBeAnsweredLaterIsAskedAgain(int status) {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedCluster cluster =
            ScriptedCluster.start(
                any -> asked.incrementAndGet() < 3 ? Reply.refusal(status, "busy") : YES);
        ClusterConnection connection = cluster.connection()) {
      assertThat(connection.ask(ANY).path("answer").asText()).isEqualTo("yes");
      assertThat(asked).hasValue(3);
    }
  }

  @Test
  void whoNeverHasTimeIsAskedSoOftenAndNoMore() {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedCluster cluster =
            ScriptedCluster.start(
                any -> {
                  asked.incrementAndGet();
                  return Reply.refusal(429, "queue is full");
                });
        ClusterConnection connection = cluster.connection()) {
      assertThatThrownBy(() -> connection.ask(ANY))
          .isInstanceOf(UnavailableException.class)
          .hasMessage("the cluster has no time for GET /_cluster/health (429, queue is full)");
      assertThat(asked).hasValue(SOON.attempts());
    }
  }

  @ParameterizedTest
  @CsvSource({"400, ''", "401, : name credentials that it knows", "404, ''", "500, ''"})
  void aRefusalIsToldInTheClustersWordsAndNotAskedForAgain(int status, String advice) {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedCluster cluster =
            ScriptedCluster.start(
                any -> {
                  asked.incrementAndGet();
                  return Reply.refusal(status, "because\nof this");
                });
        ClusterConnection connection = cluster.connection()) {
      assertThatThrownBy(() -> connection.ask(ANY))
          .isInstanceOf(ClusterException.class)
          .hasMessage(
              "the cluster refused GET /_cluster/health (%d, because of this)%s"
                  .formatted(status, advice));
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void credentialsGoIntoTheHeaderAndNowhereElse() {
    AtomicReference<String> header = new AtomicReference<>("");
    try (ScriptedCluster cluster =
            ScriptedCluster.start(
                asked -> {
                  header.set(asked.authorization());
                  return Reply.refusal(403, "not you");
                });
        ClusterConnection connection =
            ClusterConnection.open(
                ClusterAddress.parse(cluster.address()),
                Credentials.parse("anna:s3cret\n"),
                null)) {
      assertThatThrownBy(() -> connection.ask(ANY)).hasMessageNotContaining("s3cret");
      assertThat(header).hasValue("Basic YW5uYTpzM2NyZXQ=");
    }
  }

  @Test
  void credentialsAreNotSentReadablyToAnotherMachine() {
    Credentials credentials = Credentials.parse("anna:s3cret");
    for (String address :
        new String[] {"https://search.example.org:9200", "http://localhost:9200"}) {
      ClusterConnection.open(ClusterAddress.parse(address), credentials, null).close();
    }
    assertThatThrownBy(
            () ->
                ClusterConnection.open(
                    ClusterAddress.parse("https://a.example.org,http://b.example.org"),
                    credentials,
                    null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("use https")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void whoIsInterruptedAsksNoLonger() {
    try (ScriptedCluster cluster = ScriptedCluster.start(any -> YES);
        ClusterConnection connection = cluster.connection()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> connection.ask(ANY)).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:9200",
        "ftp://localhost",
        "http://",
        "http://a/?q",
        "http://a#b",
        "http://a,",
        "http://a b"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> ClusterAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an address is like https://");
  }

  @Test
  void anAddressMustNotHoldAPasswordAndIsNotRepeated() {
    assertThatThrownBy(() -> ClusterAddress.parse("https://anna:s3cret@localhost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
    assertThat(ClusterAddress.parse("http://a:1/, https://b/path/"))
        .hasToString("http://a:1,https://b/path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret", ":s3cret", "a:s3cret\nb"})
  void whatAreNoCredentialsIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> Credentials.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
    assertThat(Credentials.parse("Bearer s3cret")).hasToString("credentials");
  }
}
