package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.index.IndexWriter;

/**
 * Documents with their vectors, ready to be written.
 *
 * @param vectors for each of {@code fields}, one of each document
 */
record EmbeddedDocuments(
    List<Document> documents, List<VectorField> fields, List<List<float[]>> vectors) {
  /** Lucene takes terms up to 32,766 bytes; an id that long is a mistake. */
  private static final int MAX_ID_BYTES = 2_048;

  private static final int SHOWN_ID_CHARS = 40;

  /**
   * Embeds documents.
   *
   * @param encoders of the fields, in their order
   * @throws IllegalArgumentException when an id is blank or over 2,048 bytes
   */
  static EmbeddedDocuments of(
      List<Document> documents, List<VectorField> fields, List<Encoder> encoders) {
    documents.forEach(document -> checkId(document.id()));
    List<String> passages = documents.stream().map(Document::passage).toList();
    return new EmbeddedDocuments(
        documents,
        fields,
        encoders.stream().map(encoder -> CheckedVectors.encode(encoder, passages)).toList());
  }

  /** Writes all; one with an id that is already there replaces that one. */
  void replaceIn(IndexWriter writer) throws IOException {
    for (int i = 0; i < documents.size(); i++) {
      int row = i;
      List<float[]> vectorsOfRow = vectors.stream().map(column -> column.get(row)).toList();
      Document document = documents.get(i);
      writer.updateDocument(
          Fields.idTerm(document.id()), Fields.of(document, fields, vectorsOfRow));
    }
  }

  private static void checkId(String id) {
    if (id.isBlank() || id.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
      throw new IllegalArgumentException(
          "a document id must not be blank, nor over %d bytes: '%s'"
              .formatted(MAX_ID_BYTES, id.substring(0, Math.min(id.length(), SHOWN_ID_CHARS))));
    }
  }
}
