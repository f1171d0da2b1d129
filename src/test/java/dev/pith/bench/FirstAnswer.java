package dev.pith.bench;

import dev.pith.evaluate.Figure;
import dev.pith.fixtures.Eventually;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long {@code pith serve} takes, from the command to the answer of a first question.
 *
 * @param launcher the command {@code pith}
 * @param index a folder that {@code encoders} have vectors in
 * @param encoders as {@code serve} takes them, {@code NAME=DIR}
 */
public record FirstAnswer(Path launcher, Path index, List<String> encoders) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The median of several starts. */
  public static Figure figure(double... millis) {
    return EncodeBench.spread("first-answer-millis", millis);
  }

  /** Starts a server, asks it, ends it. */
  public double millis() throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "serve"));
    command.addAll(List.of("--index", index.toString(), "--port", Integer.toString(port)));
    encoders.forEach(encoder -> command.addAll(List.of("--encoder", encoder)));
    long start = System.nanoTime();
    Process server =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Eventually.until(
          () -> {
            if (!server.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
              throw new IllegalStateException("pith serve gave no answer: " + command);
            }
            return answers(client, port);
          });
      return (System.nanoTime() - start) / 1e6;
    } finally {
      server.destroy();
      server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static boolean answers(HttpClient client, int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/search"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"who studies stars\"}"))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server started", asked);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
