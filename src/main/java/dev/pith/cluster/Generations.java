package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The generations of an index: which one counts, which others there are. */
record Generations(ClusterConnection connection, IndexName name) {
  private static final int NOT_FOUND = 404;
  private static final String EXISTS = "resource_already_exists_exception";

  /** The one behind the alias; empty when there is no alias. */
  Optional<ClusterIndex> current() {
    return mappings(name.alias()).stream().findFirst().map(this::opened);
  }

  /** All there are, the alias's and others, the oldest first. */
  List<ClusterIndex> all() {
    List<ClusterIndex> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> mapping : mappings(name.alias() + "-*")) {
      if (name.number(mapping.getKey()).isPresent()) {
        all.add(opened(mapping));
      }
    }
    all.sort(Comparator.comparing(ClusterIndex::generation));
    return all;
  }

  private List<Map.Entry<String, JsonNode>> mappings(String pattern) {
    ClusterRequest request = ClusterRequest.get("/%s/_mapping".formatted(pattern));
    ClusterAnswer answer = connection.send(request);
    if (answer.status() == NOT_FOUND) {
      return List.of();
    }
    if (!answer.isOk()) {
      throw ClusterException.of(request, answer);
    }
    return List.copyOf(answer.body().properties());
  }

  private ClusterIndex opened(Map.Entry<String, JsonNode> mapping) {
    String generation = mapping.getKey();
    if (name.number(generation).isEmpty()) {
      throw new ClusterException(
          "%s stands for %s on the cluster, which Pith did not make: name another index"
              .formatted(name, generation));
    }
    return new ClusterIndex(
        connection,
        name,
        generation,
        ClusterSchema.read(generation, mapping.getValue().path("mappings")));
  }

  /** Makes the first one, with its alias; whoever else did so at the same time has made it. */
  ClusterIndex createFirst(ClusterSchema schema, ClusterShape shape) {
    ObjectNode settings = GenerationSettings.of(schema, shape);
    settings.putObject("aliases").putObject(name.alias());
    create(1, settings);
    return current()
        .orElseThrow(
            () ->
                new ClusterException(
                    "the cluster has an index %s without its alias %s: delete it, or name another"
                        .formatted(name.generation(1), name)));
  }

  /** Makes another one, which nobody finds by the alias. */
  ClusterIndex createNext(ClusterSchema schema, ClusterShape shape) {
    int newest =
        all().stream().mapToInt(index -> name.number(index.generation()).orElse(0)).max().orElse(0);
    create(newest + 1, GenerationSettings.of(schema, shape));
    return new ClusterIndex(connection, name, name.generation(newest + 1), schema);
  }

  private void create(int number, ObjectNode settings) {
    ClusterRequest request = ClusterRequest.put("/" + name.generation(number), settings);
    ClusterAnswer answer = connection.send(request);
    if (!answer.isOk() && !answer.errorType().equals(EXISTS)) {
      throw ClusterException.of(request, answer);
    }
  }

  /** Lets the alias name another generation, in one step; asked twice it is the same. */
  void switchTo(ClusterIndex next) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode actions = body.putArray("actions");
    current()
        .filter(before -> !before.generation().equals(next.generation()))
        .ifPresent(before -> action(actions, "remove", before));
    action(actions, "add", next);
    ClusterRequest request = ClusterRequest.post("/_aliases", body);
    ClusterAnswer answer = connection.send(request);
    if (!answer.isOk() && !isCurrent(next)) {
      throw ClusterException.of(request, answer);
    }
  }

  private boolean isCurrent(ClusterIndex index) {
    return current().filter(now -> now.generation().equals(index.generation())).isPresent();
  }

  private void action(ArrayNode actions, String action, ClusterIndex index) {
    actions
        .addObject()
        .putObject(action)
        .put("index", index.generation())
        .put("alias", name.alias());
  }

  /** Deletes one that is not behind the alias. */
  void delete(ClusterIndex old) {
    if (isCurrent(old)) {
      throw new ClusterException(
          "index %s is searched and is not deleted".formatted(old.generation()));
    }
    ClusterRequest request = ClusterRequest.delete("/" + old.generation());
    ClusterAnswer answer = connection.send(request);
    if (!answer.isOk() && answer.status() != NOT_FOUND) {
      throw ClusterException.of(request, answer);
    }
  }
}
