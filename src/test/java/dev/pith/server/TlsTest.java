package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is reached by TLS. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;

  /** Certificates and keys of each kind, made by the JDK's own tool. */
  @BeforeAll
  static void make() throws Exception {
    for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
      Path store = folder.resolve(algorithm + ".p12");
      Process tool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "pith",
                  "-keyalg",
                  algorithm,
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
      pem(certificate(algorithm), "CERTIFICATE", keys.getCertificate("pith").getEncoded());
      pem(key(algorithm), "PRIVATE KEY", keys.getKey("pith", PASSWORD).getEncoded());
    }
  }

  private static void pem(Path file, String kind, byte[] bytes) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind));
  }

  private static Path certificate(String algorithm) {
    return folder.resolve(algorithm + ".crt");
  }

  private static Path key(String algorithm) {
    return folder.resolve(algorithm + ".key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void whoTrustsTheCertificateIsAnswered(String algorithm) throws Exception {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    ServerOptions options =
        RunningServer.options(engine)
            .withTls(TlsIdentity.of(certificate(algorithm), key(algorithm)));
    try (SearchServer server = SearchServer.start(engine, options);
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(algorithm)).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("https://127.0.0.1:%d/health/live".formatted(server.port())))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThatThrownBy(
              () ->
                  client.send(
                      HttpRequest.newBuilder(
                              URI.create(
                                  "http://127.0.0.1:%d/health/live".formatted(server.port())))
                          .build(),
                      BodyHandlers.ofString()))
          .as("plain HTTP")
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatIsUnderWayIsAnsweredWhileTheServerCloses() throws Exception {
    GatedEngine engine = new GatedEngine();
    ServerOptions options =
        RunningServer.options(engine).withTls(TlsIdentity.of(certificate("EC"), key("EC")));
    SearchServer server = SearchServer.start(engine, options);
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting("EC")).build()) {
      CompletableFuture<HttpResponse<String>> asked =
          client.sendAsync(
              HttpRequest.newBuilder(
                      URI.create("https://127.0.0.1:%d/api/v1/search".formatted(server.port())))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"query\":\"stars\",\"encoders\":[\"full\"]}"))
                  .build(),
              BodyHandlers.ofString());
      engine.begun.acquire();
      Thread closing = Thread.ofPlatform().start(server::close);
      Eventually.pause(ClosingTest.LONGER_THAN_QUIET_CONNECTIONS_ARE_LEFT);
      engine.gate.countDown();

      assertThat(asked.join().statusCode()).isEqualTo(200);
      closing.join();
    }
  }

  private static SSLContext trusting(String algorithm)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "pith",
        Objects.requireNonNull(
            KeyStore.getInstance(folder.resolve(algorithm + ".p12").toFile(), PASSWORD)
                .getCertificate("pith")));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @Test
  void filesThatGiveNoIdentityAreRefusedInASentence() throws IOException {
    Path none = folder.resolve("none");
    Path text = Files.writeString(folder.resolve("text"), "no certificate");
    Path old =
        Files.writeString(
            folder.resolve("old"),
            "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
    Path cut =
        Files.writeString(
            folder.resolve("cut"), "-----BEGIN PRIVATE KEY-----\nAAA\n-----END PRIVATE KEY-----\n");

    assertRefused(none, key("RSA"), "there is no file");
    assertRefused(text, key("RSA"), "holds no certificate");
    assertRefused(certificate("RSA"), none, "there is no file");
    assertRefused(certificate("RSA"), old, "openssl pkcs8");
    assertRefused(certificate("RSA"), cut, "no RSA key");
    assertRefused(certificate("RSA"), key("EC"), "no RSA key");
    Path other = folder.resolve("other.crt");
    Files.copy(certificate("EC"), other);
    assertRefused(other, key("RSA"), "no EC key");
  }

  private static void assertRefused(Path certificate, Path key, String told) {
    assertThatThrownBy(() -> TlsIdentity.of(certificate, key))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining(told);
  }
}
