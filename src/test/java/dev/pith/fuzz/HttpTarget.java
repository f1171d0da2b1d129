package dev.pith.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.server.FuzzedSite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any request is answered, soon, and never by a fault of the server; what is refused is a problem
 * as RFC 9457 writes it.
 */
public final class HttpTarget {
  /** Much more than any answer takes: it finds those that never come. */
  private static final int PATIENCE_MILLIS = 30_000;

  /** Too much at once, no room on the disk, and a version of HTTP that nobody speaks. */
  private static final Set<Integer> ALLOWED = Set.of(503, 507, 505);

  /** Of what is no request, whose method therefore counts for nothing. */
  private static final Set<Integer> UNREAD = Set.of(400, 414, 431, 505);

  private static final Pattern STACK_TRACE =
      Pattern.compile("\\bat [a-z]\\w*(\\.\\w+)+\\(\\w+\\.java:\\d+\\)");

  private static final Pattern COLONS = Pattern.compile("^:+");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static @Nullable FuzzedSite site;

  private HttpTarget() {}

  public static void fuzzerInitialize() throws IOException {
    BugDetectors.allowNetworkConnections((host, port) -> true);
    site = FuzzedSite.start(Files.createTempDirectory("site"));
  }

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    FuzzedRequest request = FuzzedRequest.of(input);
    HttpAnswer answer = HttpAnswer.of(exchange(request.bytes()));
    int status = answer.status();
    if (status >= 500 && !ALLOWED.contains(status)) {
      throw new AssertionError("status " + status + " " + answer.text());
    }
    if (STACK_TRACE.matcher(answer.text()).find()) {
      throw new AssertionError("a stack trace " + answer.text());
    }
    boolean isTold = answer.body().length > 0;
    if (isTold && isHead(request.method()) && !UNREAD.contains(status)) {
      throw new AssertionError("a body where HEAD allows none: " + answer.text());
    }
    if (status >= 400 && (isTold || !isHead(request.method()))) {
      requireProblem(answer);
    }
  }

  /** Jetty skips colons before a method. */
  private static boolean isHead(String method) {
    return COLONS.matcher(method).replaceFirst("").equals("HEAD");
  }

  private static void requireProblem(HttpAnswer answer) throws IOException {
    if (!answer.contentType().startsWith("application/problem+json")) {
      throw new AssertionError("no problem but " + answer.text());
    }
    JsonNode problem = MAPPER.readTree(answer.body());
    if (problem.path("status").asInt() != answer.status()
        || problem.path("title").asText("").isBlank()
        || problem.path("detail").asText("").isBlank()
        || problem.path("type").asText("").isBlank()) {
      throw new AssertionError("a problem that lacks something: " + problem);
    }
  }

  /** All that comes back until the server closes the connection, as it is asked to. */
  private static byte[] exchange(byte[] request) throws IOException {
    FuzzedSite running = site;
    if (running == null) {
      throw new IllegalStateException("the server was not started");
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(request);
      } catch (SocketException refusedMeanwhile) {
        // The answer to what it has read is there all the same.
      }
      return socket.getInputStream().readAllBytes();
    }
  }
}
