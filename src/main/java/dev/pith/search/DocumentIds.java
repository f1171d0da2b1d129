package dev.pith.search;

import dev.pith.index.Fields;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** Ids of documents, from doc values: no stored document is unpacked for them. */
final class DocumentIds {
  private DocumentIds() {}

  /** The number of the document with this id, or -1. */
  static int doc(IndexSearcher searcher, String id) throws IOException {
    TopDocs found = searcher.search(new TermQuery(Fields.idTerm(id)), 1);
    return found.scoreDocs.length == 0 ? -1 : found.scoreDocs[0].doc;
  }

  static String id(IndexSearcher searcher, int doc) throws IOException {
    LeafReaderContext leaf =
        searcher.getLeafContexts().get(ReaderUtil.subIndex(doc, searcher.getLeafContexts()));
    SortedSetDocValues ids = DocValues.getSortedSet(leaf.reader(), Fields.ID);
    if (!ids.advanceExact(doc - leaf.docBase)) {
      throw new IOException("document %d has no id".formatted(doc));
    }
    return ids.lookupOrd(ids.nextOrd()).utf8ToString();
  }
}
