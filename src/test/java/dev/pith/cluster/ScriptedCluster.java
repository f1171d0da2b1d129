package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Answers by HTTP as a test says: for what a real cluster does only when it is in trouble, at
 * moments of its own choice.
 */
final class ScriptedCluster implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * What comes in.
   *
   * @param authorization as the header has it, or nothing
   */
  record Asked(String method, String path, String body, String authorization) {
    /** The ids of a bulk request, in order. */
    List<String> ids() {
      List<String> ids = new ArrayList<>();
      String[] lines = body.split("\n", -1);
      for (int i = 0; i + 1 < lines.length; i += 2) {
        ids.add(json(lines[i]).path("index").path("_id").asText());
      }
      return ids;
    }
  }

  /**
   * What goes out.
   *
   * @param status 0 to hang up without a word
   */
  record Reply(int status, JsonNode body) {
    static final Reply HANG_UP = new Reply(0, JsonNodeFactory.instance.objectNode());

    static Reply refusal(int status, String reason) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.putObject("error").put("type", "scripted").put("reason", reason);
      return new Reply(status, body);
    }

    /** To a bulk request: one status for each document. */
    static Reply items(List<String> ids, Function<String, Integer> status) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      ArrayNode items = body.putArray("items");
      for (String id : ids) {
        int code = status.apply(id);
        ObjectNode item = items.addObject().putObject("index").put("_id", id).put("status", code);
        if (code >= 300) {
          item.putObject("error").put("type", "scripted").put("reason", "scripted " + code);
        }
      }
      return new Reply(200, body);
    }
  }

  private ScriptedCluster(HttpServer server) {
    this.server = server;
  }

  static ScriptedCluster start(Function<Asked, Reply> script) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      ScriptedCluster cluster = new ScriptedCluster(server);
      server.setExecutor(cluster.threads);
      server.createContext("/", exchange -> answer(exchange, script));
      server.start();
      return cluster;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void answer(HttpExchange exchange, Function<Asked, Reply> script) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      Reply reply =
          script.apply(
              new Asked(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  body,
                  authorization == null ? "" : authorization));
      if (reply.status() > 0) {
        byte[] bytes = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  ClusterConnection connection() {
    return ClusterConnection.open(ClusterAddress.parse(address()), null, null);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
