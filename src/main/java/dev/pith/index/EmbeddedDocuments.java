package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.index.IndexWriter;

/** Documents with their vectors, ready to be written. */
sealed interface EmbeddedDocuments permits DocumentVectors, PassageVectors {
  /** Lucene takes terms up to 32,766 bytes; an id that long is a mistake. */
  int MAX_ID_BYTES = 2_048;

  /** Of a wrong id, so much is told. */
  int SHOWN_ID_CHARS = 40;

  /**
   * Embeds documents, or the passages into which the schema has them cut.
   *
   * @param encoders of the schema's fields, in their order
   * @throws IllegalArgumentException when an id is blank or over 2,048 bytes
   */
  static EmbeddedDocuments of(
      List<Document> documents, IndexSchema schema, List<Encoder> encoders) {
    documents.forEach(document -> checkId(document.id()));
    return schema.passageTokens().isEmpty()
        ? DocumentVectors.of(documents, schema.fields(), encoders)
        : PassageVectors.of(
            documents,
            PassageSplitter.of(encoders.getFirst(), schema.passageTokens().getAsInt()),
            schema.fields(),
            encoders);
  }

  List<Document> documents();

  /** Writes all; one with an id that is already there replaces that one. */
  void replaceIn(IndexWriter writer) throws IOException;

  /**
   * Requires an id that can be found again.
   *
   * @throws IllegalArgumentException when it is blank or over 2,048 bytes
   */
  static void checkId(String id) {
    if (id.isBlank() || id.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
      throw new IllegalArgumentException(
          "a document id must not be blank, nor over %d bytes: '%s'"
              .formatted(MAX_ID_BYTES, id.substring(0, Math.min(id.length(), SHOWN_ID_CHARS))));
    }
  }
}
