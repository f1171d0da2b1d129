package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The description of the API, and what it says of a request, an answer, a value. */
final class ApiDescription {
  /** A parameter in a path. */
  static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  private static final String COMPONENTS = "components";
  private static final ApiDescription BUILT = new ApiDescription(read());

  private final JsonNode root;
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

  ApiDescription(JsonNode root) {
    this.root = root;
  }

  /** That of the program. */
  static ApiDescription built() {
    return BUILT;
  }

  private static JsonNode read() {
    try (InputStream stream =
        Objects.requireNonNull(ApiDocs.class.getResourceAsStream("openapi.json"))) {
      return RunningServer.json(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** A described operation; both are keys of the document. */
  record Operation(String method, String path, JsonNode node) {
    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
      }
    }
    return operations;
  }

  /**
   * What is described for a path as it was sent, with its version or without; a path without
   * parameters goes first.
   */
  Optional<Operation> operation(String method, String rawPath) {
    String asked = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return operations().stream()
        .filter(operation -> operation.method().equals(asked))
        .filter(operation -> matches(operation.path(), ApiVersion.canonical(rawPath)))
        .min(Comparator.comparing(operation -> operation.path().contains("{")));
  }

  private static boolean matches(String template, String rawPath) {
    String literal = Pattern.quote(template);
    return rawPath.matches(PARAMETER.matcher(literal).replaceAll("\\\\E[^/]+\\\\Q"));
  }

  /** What an operation says of a status; empty when it says nothing. */
  Optional<JsonNode> response(Operation operation, int status) {
    JsonNode responses = operation.node().get("responses");
    JsonNode own = responses.path(Integer.toString(status));
    JsonNode found = own.isMissingNode() && status >= 400 ? responses.path("default") : own;
    return found.isMissingNode() ? Optional.empty() : Optional.of(resolved(found));
  }

  /** What a reference stands for; anything else itself. */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? node : root.at(reference.textValue().substring(1));
  }

  /** What is wrong with a value, by a schema of the document; sorted. */
  Set<String> problems(JsonNode schema, JsonNode value) {
    Set<String> problems = new TreeSet<>();
    for (ValidationMessage message :
        schemas.computeIfAbsent(schema, this::compiled).validate(value)) {
      problems.add(message.getMessage());
    }
    return problems;
  }

  /** References go through the document, so it comes along. */
  private JsonSchema compiled(JsonNode schema) {
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    alone.putArray("allOf").add(schema);
    alone.set(COMPONENTS, root.get(COMPONENTS));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(alone, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }
}
