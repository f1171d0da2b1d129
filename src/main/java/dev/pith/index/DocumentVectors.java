package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexWriter;

/**
 * Documents that are embedded as a whole, as far as encoders read.
 *
 * @param vectors for each of {@code fields}, one of each document
 */
record DocumentVectors(
    List<Document> documents, List<VectorField> fields, List<List<float[]>> vectors)
    implements EmbeddedDocuments {
  static DocumentVectors of(
      List<Document> documents, List<VectorField> fields, List<Encoder> encoders) {
    List<String> passages = documents.stream().map(Document::passage).toList();
    return new DocumentVectors(
        documents,
        fields,
        encoders.stream().map(encoder -> CheckedVectors.encode(encoder, passages)).toList());
  }

  @Override
  public void replaceIn(IndexWriter writer) throws IOException {
    for (int i = 0; i < documents.size(); i++) {
      int row = i;
      List<float[]> vectorsOfRow = vectors.stream().map(column -> column.get(row)).toList();
      Document document = documents.get(i);
      writer.updateDocument(
          Fields.idTerm(document.id()), Fields.of(document, fields, vectorsOfRow));
    }
  }
}
