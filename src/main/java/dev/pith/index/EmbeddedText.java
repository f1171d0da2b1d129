package dev.pith.index;

import dev.pith.corpus.Document;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * What a vector was made of: a document, or a passage of one.
 *
 * @param documentId of the document
 */
record EmbeddedText(String documentId, String text) {
  /**
   * Reads it again.
   *
   * @param embedded the number, in the segment, of a Lucene document with vectors
   */
  static EmbeddedText read(LeafReader segment, int embedded) throws IOException {
    SortedSetDocValues ids = DocValues.getSortedSet(segment, Fields.ID);
    int number = ids.advance(embedded);
    if (number == DocIdSetIterator.NO_MORE_DOCS) {
      throw new IOException("a passage is of no document");
    }
    String id = ids.lookupOrd(ids.nextOrd()).utf8ToString();
    Document document = Fields.document(id, segment.storedFields().document(number));
    return new EmbeddedText(
        id,
        number == embedded
            ? document.passage()
            : PassageRange.read(segment, embedded).textOf(document));
  }
}
