package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;

/**
 * Documents whose passages are embedded.
 *
 * @param passages of each document, at least one, in their order
 * @param vectors for each of {@code fields}, one of each passage of all documents
 */
record PassageVectors(
    List<Document> documents,
    List<List<PassageRange>> passages,
    List<VectorField> fields,
    List<List<float[]>> vectors)
    implements EmbeddedDocuments {
  static PassageVectors of(
      List<Document> documents,
      PassageSplitter splitter,
      List<VectorField> fields,
      List<Encoder> encoders) {
    List<List<PassageRange>> passages = documents.parallelStream().map(splitter::split).toList();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      passages.get(i).forEach(passage -> texts.add(passage.textOf(document)));
    }
    return new PassageVectors(
        documents,
        passages,
        fields,
        encoders.stream().map(encoder -> CheckedVectors.encode(encoder, texts)).toList());
  }

  /** What is left of a document that had more passages must not stay beside its new ones. */
  @Override
  public void replaceIn(IndexWriter writer) throws IOException {
    int row = 0;
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      List<List<IndexableField>> block = new ArrayList<>();
      for (PassageRange passage : passages.get(i)) {
        block.add(passage.fields(document.id(), fields, row(row)));
        row++;
      }
      block.add(Fields.of(document, List.of(), List.of()));
      writer.deleteDocuments(Fields.passagesTerm(document.id()));
      writer.updateDocuments(Fields.idTerm(document.id()), block);
    }
  }

  private List<float[]> row(int row) {
    return vectors.stream().map(column -> column.get(row)).toList();
  }
}
