package dev.pith.search;

import dev.pith.index.Fields;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/** Ids of scored documents, from doc values: no stored document is unpacked for them. */
final class DocumentIds {
  private DocumentIds() {}

  static Candidate candidate(IndexSearcher searcher, ScoreDoc found) throws IOException {
    LeafReaderContext leaf =
        searcher.getLeafContexts().get(ReaderUtil.subIndex(found.doc, searcher.getLeafContexts()));
    SortedSetDocValues ids = DocValues.getSortedSet(leaf.reader(), Fields.ID);
    if (!ids.advanceExact(found.doc - leaf.docBase)) {
      throw new IOException("document %d has no id".formatted(found.doc));
    }
    String id = ids.lookupOrd(ids.nextOrd()).utf8ToString();
    return Candidate.scored(found.doc, id, found.score);
  }
}
