package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.index.FieldMatch;
import dev.pith.index.IndexException;
import dev.pith.index.Pairing;
import dev.pith.index.VectorField;
import dev.pith.index.VectorPrecision;
import dev.pith.search.UnavailableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One generation of an index on a cluster, found by its alias when it was opened; what becomes of
 * the alias later changes nothing here. Safe for use by many threads at once.
 */
public final class ClusterIndex {
  private final ClusterConnection connection;
  private final IndexName name;
  private final String generation;
  private final ClusterSchema schema;

  ClusterIndex(
      ClusterConnection connection, IndexName name, String generation, ClusterSchema schema) {
    this.connection = connection;
    this.name = name;
    this.generation = generation;
    this.schema = schema;
  }

  /**
   * Opens the generation that counts now.
   *
   * @throws ClusterException when there is none, or it is not one of Pith's
   */
  public static ClusterIndex open(ClusterConnection connection, IndexName name) {
    return new Generations(connection, name)
        .current()
        .orElseThrow(
            () ->
                new ClusterException(
                    "the cluster has no index '%s': build it first, or name one that it has"
                        .formatted(name)));
  }

  /**
   * Opens the generation that counts now to add to it, or makes the first one.
   *
   * @param encoders exactly those that made it, in any order
   * @param layout of a new one
   * @throws ClusterException when it is of other encoders
   */
  public static ClusterIndex openOrCreate(
      ClusterConnection connection,
      IndexName name,
      List<? extends Encoder> encoders,
      VectorLayout layout,
      ClusterShape shape) {
    ClusterIndex index =
        currentOrNew(connection, name, () -> ClusterSchema.of(encoders, layout), shape);
    index.requireMakers(encoders);
    return index;
  }

  /**
   * The same for vectors that were made elsewhere.
   *
   * @param field of the one encoder that made them, of whole documents
   * @throws ClusterException when it is of others
   */
  public static ClusterIndex openOrCreate(
      ClusterConnection connection,
      IndexName name,
      VectorField field,
      VectorPrecision precision,
      ClusterShape shape) {
    ClusterIndex index =
        currentOrNew(
            connection,
            name,
            () -> ClusterSchema.ofFields(List.of(field), VectorLayout.of(precision)),
            shape);
    if (index.schema().isOfPassages()) {
      throw new ClusterException(
          "index %s is of passages, these vectors are of whole documents: name a new index"
              .formatted(name));
    }
    if (!index.fields().equals(List.of(field))) {
      throw new ClusterException(
          "index %s holds vectors of %s, not of %s alone: name a new index"
              .formatted(name, index.fields(), field));
    }
    return index;
  }

  private static ClusterIndex currentOrNew(
      ClusterConnection connection,
      IndexName name,
      Supplier<ClusterSchema> schema,
      ClusterShape shape) {
    Generations generations = new Generations(connection, name);
    return generations.current().orElseGet(() -> generations.createFirst(schema.get(), shape));
  }

  private void requireMakers(List<? extends Encoder> encoders) {
    for (Encoder encoder : encoders) {
      field(encoder, Pairing.SYMMETRIC);
    }
    for (VectorField field : schema.fields()) {
      if (encoders.stream().noneMatch(made -> made.fingerprint().equals(field.fingerprint()))) {
        throw new ClusterException(
            "index %s also holds vectors of %s: name that encoder too".formatted(name, field));
      }
    }
    if (!schema.isOf(encoders)) {
      throw new ClusterException("an encoder is named twice: name it once");
    }
  }

  public IndexName name() {
    return name;
  }

  /** What the cluster calls it. */
  public String generation() {
    return generation;
  }

  /** Whose vectors it holds, in the order in which the encoders were named. */
  public List<VectorField> fields() {
    return schema.fields();
  }

  /** What its vectors are of, and how precisely the graph sees them. */
  public VectorLayout layout() {
    return schema.layout();
  }

  ClusterSchema schema() {
    return schema;
  }

  ClusterConnection connection() {
    return connection;
  }

  /**
   * The vectors that questions of an encoder are compared with.
   *
   * @throws IndexException when there are none
   */
  public VectorField field(Encoder encoder, Pairing pairing) {
    return new FieldMatch(name.alias(), schema.fields(), encoder).find(pairing);
  }

  /** Whether there are vectors that questions of an encoder may be compared with. */
  boolean answers(Encoder encoder, Pairing pairing) {
    return new FieldMatch(name.alias(), schema.fields(), encoder).exists(pairing);
  }

  /** Documents that can be found right now. */
  public long documentCount() {
    return ask(ClusterRequest.get(path("_count"))).path("count").asLong();
  }

  /** Makes all that was acknowledged findable. */
  public void refresh() {
    ask(ClusterRequest.post(path("_refresh"), JsonNodeFactory.instance.objectNode()));
  }

  /** Whether documents can be written to it; all can be read in any case. */
  void setReadOnly(boolean isReadOnly) {
    ObjectNode settings =
        JsonNodeFactory.instance.objectNode().put("index.blocks.write", isReadOnly);
    ask(ClusterRequest.put(path("_settings"), settings));
  }

  /** The document with this id, as it can be found right now. */
  public Optional<Document> document(String id) {
    return Optional.ofNullable(sources(List.of(id)).get(id)).map(SourceFields::read);
  }

  /** Those of these documents that are acknowledged, by id. */
  Map<String, Document> acknowledged(Collection<String> ids) {
    Map<String, Document> documents = new HashMap<>();
    got(ids, true, true).forEach((id, source) -> documents.put(id, SourceFields.read(source)));
    return documents;
  }

  /** Which of these documents are acknowledged. */
  Set<String> acknowledgedIds(Collection<String> ids) {
    return got(ids, true, false).keySet();
  }

  /** Sources by id of those that can be found. */
  Map<String, JsonNode> sources(Collection<String> ids) {
    return got(ids, false, true);
  }

  private Map<String, JsonNode> got(
      Collection<String> ids, boolean isRealtime, boolean withSource) {
    Map<String, JsonNode> found = new HashMap<>();
    List<String> possible = ids.stream().filter(DocumentWrites::isPossible).toList();
    if (possible.isEmpty()) {
      return found;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode wanted = body.putArray("ids");
    possible.forEach(wanted::add);
    String path = path("_mget") + "?realtime=%s&_source=%s".formatted(isRealtime, withSource);
    for (JsonNode got : ask(ClusterRequest.search(path, body)).path("docs")) {
      if (got.has("error")) {
        throw notRead(got.path("error"));
      }
      if (got.path("found").asBoolean()) {
        found.put(got.path("_id").asText(), got.path("_source"));
      }
    }
    return found;
  }

  /**
   * Takes documents out; when it returns, none of them is found any more.
   *
   * @return how many of them were there
   * @throws ClusterException when the cluster refused it; some may have been taken out
   */
  public int remove(Collection<String> ids) {
    Set<String> there = acknowledgedIds(ids);
    try (BulkWriter writer =
        new BulkWriter(connection, generation, BulkLimits.DEFAULT, RetryPolicy.WRITING)) {
      there.stream().map(DocumentWrites::removal).forEach(writer::add);
      writer.finish();
      writer.requireNothingRefused();
    }
    refresh();
    return there.size();
  }

  private RuntimeException notRead(JsonNode error) {
    return error.path("type").asText().equals(GoneException.TYPE)
        ? new GoneException(generation)
        : new UnavailableException(
            "the cluster cannot read a document of index %s now (%s)"
                .formatted(name, ClusterAnswer.reason(error, "type")),
            null);
  }

  /** The answer to a search; whole, or none. */
  JsonNode search(String parameters, ObjectNode body) {
    return ask(
        ClusterRequest.search(
            path("_search") + "?allow_partial_search_results=false" + parameters, body));
  }

  /**
   * The answer to what is asked of this generation.
   *
   * @throws GoneException when there is no such generation any more
   */
  JsonNode ask(ClusterRequest request) {
    ClusterAnswer answer = connection.send(request);
    if (answer.errorType().equals(GoneException.TYPE)) {
      throw new GoneException(generation);
    }
    if (!answer.isOk()) {
      throw ClusterException.of(request, answer);
    }
    return answer.body();
  }

  String path(String end) {
    return "/%s/%s".formatted(generation, end);
  }
}
