package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.corpus.Metadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
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
 *   word-M     any number of terms, sorted doc values, stored; one for each field M of metadata
 *   number-M   float64 point, doc values, stored; likewise
 *   vector-F   float32 vector of unit length, dot product; one for each {@link VectorField}
 * </pre>
 *
 * <p>In an index with passages the vectors are those of its passages, which are Lucene documents of
 * their own, right before that of the document:
 *
 * <pre>
 *   vector-F       as above
 *   passage-of     one term: the document's id
 *   passage-title  doc value: so many chars of the title were embedded in front
 *   passage-start  doc value: the first char in the text
 *   passage-end    doc value: behind the last one
 * </pre>
 */
public final class Fields {
  public static final String ID = "id";
  public static final String TITLE = "title";
  public static final String TEXT = "text";

  static final String PASSAGE_OF = "passage-of";

  private static final String WORDS = "word-";
  private static final String NUMBER = "number-";

  /** Any two unit vectors: Lucene's score is (1 + cosine) / 2. */
  static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;

  private Fields() {}

  /** What finds the document with this id. */
  public static Term idTerm(String id) {
    return new Term(ID, id);
  }

  /** What finds the passages of the document with this id. */
  static Term passagesTerm(String id) {
    return new Term(PASSAGE_OF, id);
  }

  /** Everything that is there of documents. */
  static Term[] allTerms(Collection<String> ids) {
    return ids.stream().flatMap(id -> Stream.of(idTerm(id), passagesTerm(id))).toArray(Term[]::new);
  }

  /** Where the words of a field of metadata are. */
  public static String words(String field) {
    return WORDS + field;
  }

  /** Where the number of a field of metadata is. */
  public static String number(String field) {
    return NUMBER + field;
  }

  /** The fields of metadata that hold words in some document, in order. */
  public static List<String> wordFields(IndexReader reader) {
    List<String> names = new ArrayList<>();
    for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
      if (field.name.startsWith(WORDS)) {
        names.add(field.name.substring(WORDS.length()));
      }
    }
    Collections.sort(names);
    return names;
  }

  /** A document as it was added, from what is stored of it. */
  static Document document(String id, org.apache.lucene.document.Document stored) {
    Map<String, List<String>> words = new HashMap<>();
    Map<String, Double> numbers = new HashMap<>();
    for (IndexableField field : stored.getFields()) {
      if (field.name().startsWith(WORDS)) {
        words
            .computeIfAbsent(field.name().substring(WORDS.length()), none -> new ArrayList<>())
            .add(field.stringValue());
      } else if (field.name().startsWith(NUMBER)) {
        numbers.put(field.name().substring(NUMBER.length()), field.numericValue().doubleValue());
      }
    }
    return new Document(
        id,
        Objects.requireNonNullElse(stored.get(TITLE), ""),
        Objects.requireNonNullElse(stored.get(TEXT), ""),
        new Metadata(words, numbers));
  }

  /**
   * What the collection says of a document beside its text, from what is stored of it: a list of
   * strings or a {@code Double} by field, fields in order.
   */
  public static SortedMap<String, Object> metadata(org.apache.lucene.document.Document stored) {
    return document("", stored).metadata().values();
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
    Metadata metadata = document.metadata();
    metadata
        .words()
        .forEach(
            (field, values) ->
                values.forEach(
                    value -> fields.add(new KeywordField(words(field), value, Field.Store.YES))));
    metadata
        .numbers()
        .forEach(
            (field, value) -> fields.add(new DoubleField(number(field), value, Field.Store.YES)));
    fields.addAll(vectors(vectorFields, vectors));
    return fields;
  }

  /** The vectors of a document or a passage; the list belongs to the caller. */
  static List<IndexableField> vectors(List<VectorField> vectorFields, List<float[]> vectors) {
    List<IndexableField> fields = new ArrayList<>();
    for (int i = 0; i < vectorFields.size(); i++) {
      fields.add(
          new KnnFloatVectorField(vectorFields.get(i).luceneName(), vectors.get(i), SIMILARITY));
    }
    return fields;
  }
}
