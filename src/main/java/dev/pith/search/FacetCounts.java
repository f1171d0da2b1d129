package dev.pith.search;

import dev.pith.index.Fields;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;

/** Counts how many documents have each value of a field. Time O(documents counted). */
final class FacetCounts {
  private FacetCounts() {}

  /**
   * The most frequent values first, equal ones in their own order.
   *
   * @param among what is counted
   */
  static Map<String, Long> of(IndexSearcher searcher, Query among, String field, int most)
      throws IOException {
    Map<String, Long> counts = new HashMap<>();
    Candidates candidates = Candidates.of(searcher, among);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      DocIdSetIterator docs = candidates.iterator(leaf);
      if (docs != null) {
        count(leaf, docs, field, counts);
      }
    }
    Map<String, Long> best = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(entry -> best.put(entry.getKey(), entry.getValue()));
    return best;
  }

  private static void count(
      LeafReaderContext leaf, DocIdSetIterator docs, String field, Map<String, Long> counts)
      throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), Fields.words(field));
    long[] byOrd = new long[Math.toIntExact(values.getValueCount())];
    Bits live = leaf.reader().getLiveDocs();
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if ((live == null || live.get(doc)) && values.advanceExact(doc)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          byOrd[Math.toIntExact(values.nextOrd())]++;
        }
      }
    }
    for (int ord = 0; ord < byOrd.length; ord++) {
      if (byOrd[ord] > 0) {
        counts.merge(values.lookupOrd(ord).utf8ToString(), byOrd[ord], Long::sum);
      }
    }
  }
}
