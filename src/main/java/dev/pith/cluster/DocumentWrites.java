package dev.pith.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.index.PassageRange;
import dev.pith.index.PassageSplitter;
import dev.pith.index.VectorField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Makes of documents what is written to a cluster.
 *
 * @param schema of the generation
 * @param encoders that make its vectors, in their order
 */
record DocumentWrites(ClusterSchema schema, List<Encoder> encoders) {
  /** A cluster takes no longer ones. */
  static final int MOST_ID_BYTES = 512;

  private static final JsonFactory JSON = new JsonFactory();

  /** Whether a cluster takes documents with this id. */
  static boolean isPossible(String id) {
    return id.getBytes(StandardCharsets.UTF_8).length <= MOST_ID_BYTES;
  }

  /** Embeds documents; each must have an id that {@link #isPossible is possible}. */
  List<BulkEntry> of(List<Document> documents) {
    OptionalInt passageTokens = schema.layout().passageTokens();
    List<? extends WrittenVectors> vectors =
        passageTokens.isEmpty()
            ? embedded(documents.stream().map(Document::passage).toList())
            : ofPassages(
                documents, PassageSplitter.of(encoders.getFirst(), passageTokens.getAsInt()));
    List<BulkEntry> entries = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      entries.add(entry(documents.get(i), schema.fields(), vectors.get(i)));
    }
    return entries;
  }

  private List<WrittenVectors.Whole> embedded(List<String> texts) {
    List<List<float[]>> vectors =
        encoders.stream().map(encoder -> encoder.encodeAll(Role.DOCUMENT, texts)).toList();
    return IntStream.range(0, texts.size())
        .mapToObj(i -> new WrittenVectors.Whole(vectors.stream().map(all -> all.get(i)).toList()))
        .toList();
  }

  private List<WrittenVectors.OfPassages> ofPassages(
      List<Document> documents, PassageSplitter splitter) {
    List<List<PassageRange>> passages = documents.parallelStream().map(splitter::split).toList();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      passages.get(i).forEach(passage -> texts.add(passage.textOf(document)));
    }
    Iterator<WrittenVectors.Whole> vectors = embedded(texts).iterator();
    return passages.stream()
        .map(
            ranges ->
                new WrittenVectors.OfPassages(
                    ranges, ranges.stream().map(range -> vectors.next()).toList()))
        .toList();
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

  /** Writes a document. */
  static BulkEntry entry(Document document, List<VectorField> fields, WrittenVectors vectors) {
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
