package dev.pith.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.pith.cluster.ScriptedCluster.Reply;
import dev.pith.search.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is reached by TLS, with a certificate that its owner has made. */
class ClusterTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final ClusterRequest ANY =
      new ClusterRequest(
          "GET",
          "/",
          new byte[0],
          "application/json",
          new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), () -> 0.5));

  @TempDir static Path folder;

  private static final AtomicReference<String> authorization = new AtomicReference<>("");
  private static HttpsServer server;

  @BeforeAll
  static void start() throws Exception {
    KeyStore keys = keys("cluster");
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange ->
            ScriptedCluster.answer(
                exchange,
                asked -> {
                  authorization.set(asked.authorization());
                  return new Reply(200, JsonNodeFactory.instance.objectNode());
                }));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  /** A key with a certificate for this machine, which lies as NAME.pem in the folder. */
  private static KeyStore keys(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(tool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    Files.writeString(
        folder.resolve(name + ".pem"),
        "-----BEGIN CERTIFICATE-----%n%s%n-----END CERTIFICATE-----%n"
            .formatted(
                Base64.getMimeEncoder().encodeToString(keys.getCertificate("own").getEncoded())));
    return keys;
  }

  private static ClusterConnection trusting(SSLContext trust) {
    String address = "https://127.0.0.1:" + server.getAddress().getPort();
    return ClusterConnection.open(
        ClusterAddress.parse(address), Credentials.parse("Bearer t0ken"), trust);
  }

  @Test
  void whomTheFileNamesIsTrusted() {
    try (ClusterConnection connection = trusting(Authorities.of(folder.resolve("cluster.pem")))) {
      assertThat(connection.send(ANY).isOk()).isTrue();
      assertThat(authorization).hasValue("Bearer t0ken");
    }
  }

  @Test
  void nobodyElseIsAndNothingIsSentToThem() throws Exception {
    authorization.set("");
    keys("stranger");
    for (SSLContext trust :
        new SSLContext[] {
          Authorities.of(folder.resolve("stranger.pem")), SSLContext.getDefault()
        }) {
      try (ClusterConnection connection = trusting(trust)) {
        assertThatThrownBy(() -> connection.send(ANY)).isInstanceOf(UnavailableException.class);
      }
    }
    assertThat(authorization).hasValue("");
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n");
    for (Path wrong : new Path[] {empty, broken}) {
      assertThatThrownBy(() -> Authorities.of(wrong))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("holds no certificates");
    }
    assertThatThrownBy(() -> Authorities.of(folder.resolve("none.pem")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("cannot be read");
  }
}
