package dev.pith.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.index.VectorField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes of documents what is written to a cluster.
 *
 * @param fields of the generation
 * @param encoders that make them, in their order
 */
record DocumentWrites(List<VectorField> fields, List<Encoder> encoders) {
  /** A cluster takes no longer ones. */
  static final int MOST_ID_BYTES = 512;

  private static final JsonFactory JSON = new JsonFactory();

  /** Whether a cluster takes documents with this id. */
  static boolean isPossible(String id) {
    return id.getBytes(StandardCharsets.UTF_8).length <= MOST_ID_BYTES;
  }

  /** Embeds documents; each must have an id that {@link #isPossible is possible}. */
  List<BulkEntry> of(List<Document> documents) {
    List<String> texts = documents.stream().map(Document::passage).toList();
    List<List<float[]>> vectors =
        encoders.stream().map(encoder -> encoder.encodeAll(Role.DOCUMENT, texts)).toList();
    List<BulkEntry> entries = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      int document = i;
      entries.add(
          entry(documents.get(i), fields, vectors.stream().map(all -> all.get(document)).toList()));
    }
    return entries;
  }

  /** Takes a document out, if it is there. */
  static BulkEntry removal(String id) {
    return entry(id, json -> writeAction(json, "delete", id));
  }

  private static BulkEntry entry(String id, Lines content) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(lines).setRootValueSeparator(null)) {
      content.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return new BulkEntry(id, lines.toByteArray());
  }

  /**
   * Writes a document.
   *
   * @param vectors one for each field
   */
  static BulkEntry entry(Document document, List<VectorField> fields, List<float[]> vectors) {
    return entry(
        document.id(),
        json -> {
          writeAction(json, "index", document.id());
          SourceFields.write(json, document, fields, vectors);
          json.writeRaw('\n');
        });
  }

  private static void writeAction(JsonGenerator json, String action, String id) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart(action);
    json.writeStringField("_id", id);
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** What an entry consists of. */
  @FunctionalInterface
  private interface Lines {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
