package dev.pith.index;

import dev.pith.corpus.Document;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * A part of a document that has vectors of its own.
 *
 * @param titleEnd so many chars of the title stand in front; all, but of titles that would leave
 *     little room
 * @param start the passage's first char in the text
 * @param end behind its last one
 */
public record PassageRange(int titleEnd, int start, int end) {
  private static final String TITLE_END = "passage-title";
  private static final String START = "passage-start";
  private static final String END = "passage-end";

  /** The whole document as one passage. */
  static PassageRange whole(Document document) {
    return new PassageRange(document.title().length(), 0, document.text().length());
  }

  /** What is embedded: see {@link Document#passage()}. */
  public String textOf(Document document) {
    String title = document.title().substring(0, titleEnd);
    return new Document("", title, document.text().substring(start, end)).passage();
  }

  /**
   * The passage as Lucene takes it.
   *
   * @param vectors one for each of {@code vectorFields}, in their order
   */
  List<IndexableField> fields(
      String documentId, List<VectorField> vectorFields, List<float[]> vectors) {
    List<IndexableField> fields = Fields.vectors(vectorFields, vectors);
    fields.add(new StringField(Fields.PASSAGE_OF, documentId, Field.Store.NO));
    fields.add(new NumericDocValuesField(TITLE_END, titleEnd));
    fields.add(new NumericDocValuesField(START, start));
    fields.add(new NumericDocValuesField(END, end));
    return fields;
  }

  /**
   * Reads one.
   *
   * @param passage its number in the segment
   */
  public static PassageRange read(LeafReader segment, int passage) throws IOException {
    return new PassageRange(
        value(segment, TITLE_END, passage),
        value(segment, START, passage),
        value(segment, END, passage));
  }

  /** How many passages a segment has, deleted ones included. */
  static int count(LeafReader segment) throws IOException {
    NumericDocValues starts = DocValues.getNumeric(segment, START);
    int count = 0;
    while (starts.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      count++;
    }
    return count;
  }

  private static int value(LeafReader segment, String field, int passage) throws IOException {
    NumericDocValues values = DocValues.getNumeric(segment, field);
    if (!values.advanceExact(passage)) {
      throw new IOException("a passage does not say where it is");
    }
    return Math.toIntExact(values.longValue());
  }
}
