package dev.pith.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pith.search.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks a cluster by HTTP. A node that cannot be reached is passed over for the next; what the
 * cluster has no time for is asked again after a while. Safe for use by many threads at once.
 */
public final class ClusterConnection implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Longer than a cluster waits by itself for the shard of a document, one minute. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(90);

  private static final int REFUSED = 300;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ClusterAddress address;
  private final @Nullable Credentials credentials;
  private final HttpClient http;
  private final AtomicInteger node = new AtomicInteger();

  private ClusterConnection(
      ClusterAddress address, @Nullable Credentials credentials, HttpClient http) {
    this.address = address;
    this.credentials = credentials;
    this.http = http;
  }

  /**
   * Prepares to ask; nothing is sent yet.
   *
   * @param credentials of nobody when null
   * @param trust whose certificates count; the JDK's when null
   * @throws ClusterException when credentials would be sent readably to another machine
   */
  public static ClusterConnection open(
      ClusterAddress address, @Nullable Credentials credentials, @Nullable SSLContext trust) {
    if (credentials != null && !address.isPrivate()) {
      throw new ClusterException(
          "credentials are not sent to %s, where others can read them: use https"
              .formatted(address));
    }
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT);
    if (trust != null) {
      http.sslContext(trust);
    }
    return new ClusterConnection(address, credentials, http.build());
  }

  /** Where it is. */
  public ClusterAddress address() {
    return address;
  }

  /**
   * The answer, also when it is a refusal.
   *
   * @throws UnavailableException when no node answers, or none has time, for as long as the request
   *     may be asked again
   */
  ClusterAnswer send(ClusterRequest request) {
    RetryPolicy retries = request.retries();
    for (int attempt = 1; ; attempt++) {
      int asked = node.get();
      try {
        ClusterAnswer answer = once(request, address.nodes().get(asked));
        if (!answer.isForLater()) {
          return answer;
        }
        if (attempt == retries.attempts()) {
          throw new UnavailableException(
              "the cluster has no time for %s %s (%d, %s)"
                  .formatted(
                      request.method(), request.resource(), answer.status(), answer.reason()),
              null);
        }
      } catch (IOException failure) {
        node.compareAndSet(asked, (asked + 1) % address.nodes().size());
        if (attempt == retries.attempts()) {
          throw new UnavailableException(
              "the cluster %s does not answer (%s)".formatted(address, told(failure)), failure);
        }
      }
      retries.await(attempt);
    }
  }

  /**
   * The body of an answer that is none but yes.
   *
   * @throws ClusterException when it is a refusal
   */
  JsonNode ask(ClusterRequest request) {
    ClusterAnswer answer = send(request);
    if (!answer.isOk()) {
      throw ClusterException.of(request, answer);
    }
    return answer.body();
  }

  private static String told(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private ClusterAnswer once(ClusterRequest request, URI node) throws IOException {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(URI.create(node + request.path()))
            .timeout(ANSWER_TIMEOUT)
            .header("Accept", "application/json");
    if (request.body().length > 0) {
      asked
          .header("Content-Type", request.contentType())
          .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    } else {
      asked.method(request.method(), BodyPublishers.noBody());
    }
    if (credentials != null) {
      asked.header("Authorization", credentials.authorization());
    }
    try {
      HttpResponse<byte[]> response = http.send(asked.build(), BodyHandlers.ofByteArray());
      return new ClusterAnswer(response.statusCode(), json(response));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a cluster was asked");
    }
  }

  /** A proxy's page is no failure to read, and no answer. */
  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    try {
      JsonNode body = MAPPER.readTree(response.body());
      return body.isObject() || body.isArray() ? body : JsonNodeFactory.instance.objectNode();
    } catch (JsonProcessingException e) {
      if (response.statusCode() < REFUSED) {
        throw new IOException("its answer is no JSON", e);
      }
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
