package dev.pith.index;

import dev.pith.corpus.Document;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;

/**
 * The Lucene fields of a document.
 *
 * <pre>
 *   id         one term, sorted doc values, stored
 *   title      English text, stored
 *   text       English text, stored
 *   vector-F   float32 vector of unit length, dot product; one for each {@link VectorField}
 * </pre>
 */
public final class Fields {
  public static final String ID = "id";
  public static final String TITLE = "title";
  public static final String TEXT = "text";

  /** Any two unit vectors: Lucene's score is (1 + cosine) / 2. */
  static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;

  private Fields() {}

  /** What finds the document with this id. */
  public static Term idTerm(String id) {
    return new Term(ID, id);
  }

  /**
   * One document as Lucene takes it.
   *
   * @param vectors one for each of {@code vectorFields}, in their order
   */
  static List<IndexableField> of(
      Document document, List<VectorField> vectorFields, List<float[]> vectors) {
    List<IndexableField> fields = new ArrayList<>();
    fields.add(new KeywordField(ID, document.id(), Field.Store.YES));
    fields.add(new TextField(TITLE, document.title(), Field.Store.YES));
    fields.add(new TextField(TEXT, document.text(), Field.Store.YES));
    for (int i = 0; i < vectorFields.size(); i++) {
      fields.add(
          new KnnFloatVectorField(vectorFields.get(i).luceneName(), vectors.get(i), SIMILARITY));
    }
    return fields;
  }
}
