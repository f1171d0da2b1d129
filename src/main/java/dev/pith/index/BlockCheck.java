package dev.pith.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Finds documents without a passage, and passages that do not lie right before their document. */
final class BlockCheck implements DocumentIndex.Reading<List<String>> {
  private int bare;
  private int strays;

  @Override
  public List<String> read(IndexSearcher searcher) throws IOException {
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      countBare(leaf.reader());
      countStrays(leaf.reader());
    }
    List<String> wrong = new ArrayList<>();
    if (bare > 0) {
      wrong.add("%,d documents have no passage".formatted(bare));
    }
    if (strays > 0) {
      wrong.add("%,d passages are not beside their document".formatted(strays));
    }
    return wrong;
  }

  private void countBare(LeafReader segment) throws IOException {
    SortedSetDocValues ids = DocValues.getSortedSet(segment, Fields.ID);
    int before = -1;
    int document = ids.nextDoc();
    while (document != DocIdSetIterator.NO_MORE_DOCS) {
      bare += document - before < 2 ? 1 : 0;
      before = document;
      document = ids.nextDoc();
    }
  }

  private void countStrays(LeafReader segment) throws IOException {
    Terms terms = segment.terms(Fields.PASSAGE_OF);
    if (terms == null) {
      return;
    }
    TermsEnum ids = terms.iterator();
    PostingsEnum passages = null;
    for (BytesRef id = ids.next(); id != null; id = ids.next()) {
      passages = ids.postings(passages, PostingsEnum.NONE);
      countStrays(segment, id, passages);
    }
  }

  private void countStrays(LeafReader segment, BytesRef id, PostingsEnum passages)
      throws IOException {
    Bits live = segment.getLiveDocs();
    SortedSetDocValues documents = DocValues.getSortedSet(segment, Fields.ID);
    int document = -1;
    boolean itsOwn = false;
    int passage = passages.nextDoc();
    for (; passage != DocIdSetIterator.NO_MORE_DOCS; passage = passages.nextDoc()) {
      if (passage > document) {
        document = documents.advance(passage);
        itsOwn =
            document != DocIdSetIterator.NO_MORE_DOCS
                && (live == null || live.get(document))
                && documents.lookupOrd(documents.nextOrd()).equals(id);
      }
      strays += !itsOwn && (live == null || live.get(passage)) ? 1 : 0;
    }
  }
}
