package dev.pith.search;

import dev.pith.index.PassageBlocks;
import dev.pith.index.PassageRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.join.DiversifyingChildrenFloatKnnVectorQuery;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.DocIdSetBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents with the passages nearest to a query vector: by comparing all passages while
 * there are few, by the HNSW graph after that, which is asked for passages of different documents.
 * Of those documents all passages are compared, so that scores are exact and the passage is the
 * best. Safe for use by many threads at once.
 *
 * @param rules how many are few, and how many candidates the graph is asked for
 */
record NearestPassages(NearestDocuments rules, PassageBlocks blocks) implements Nearest {
  @Override
  public NearestPassages by(Precision precision) {
    return new NearestPassages(rules.by(precision), blocks);
  }

  @Override
  public List<Candidate> search(
      IndexSearcher searcher,
      String field,
      float[] query,
      @Nullable Query filter,
      int k,
      LongConsumer rescored)
      throws IOException {
    Query passing = filter == null ? null : new ToChildBlockJoinQuery(filter, blocks.documents());
    Candidates among = Candidates.of(searcher, passing);
    int passages = filter == null ? vectors(searcher, field) : among.count();
    if (passages == 0) {
      return List.of();
    }
    PassageScan scan = new PassageScan(blocks, field, query, Math.min(k, passages));
    if (rules.comparesAll(passages, k)) {
      for (LeafReaderContext leaf : searcher.getLeafContexts()) {
        scan.read(leaf, among.iterator(leaf));
      }
    } else {
      int candidates = rules.candidates(passages, k);
      Query byGraph =
          new DiversifyingChildrenFloatKnnVectorQuery(
              field, query, passing, candidates, blocks.documents());
      ScoreDoc[] passagesFound = searcher.search(byGraph, candidates).scoreDocs;
      long startNanos = System.nanoTime();
      readDocuments(scan, searcher, Arrays.stream(passagesFound).mapToInt(passage -> passage.doc));
      rescored.accept(System.nanoTime() - startNanos);
    }
    List<Candidate> found = candidates(searcher, scan);
    return found.subList(0, Math.min(k, found.size()));
  }

  @Override
  public List<Candidate> withPassages(
      IndexSearcher searcher, String field, float[] query, List<Candidate> candidates)
      throws IOException {
    int[] bare =
        candidates.stream()
            .filter(candidate -> candidate.passage() == null)
            .mapToInt(Candidate::doc)
            .toArray();
    if (bare.length == 0) {
      return candidates;
    }
    PassageScan scan = new PassageScan(blocks, field, query, bare.length);
    readDocuments(scan, searcher, Arrays.stream(bare));
    Map<Integer, Passage> passages = new HashMap<>();
    for (Candidate document : candidates(searcher, scan)) {
      passages.put(document.doc(), document.passage());
    }
    return candidates.stream()
        .map(
            candidate ->
                candidate.passage() == null
                    ? candidate.with(passages.get(candidate.doc()))
                    : candidate)
        .toList();
  }

  /** Deleted ones included. */
  private static int vectors(IndexSearcher searcher, String field) throws IOException {
    int count = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
      count += vectors == null ? 0 : vectors.size();
    }
    return count;
  }

  /**
   * Reads all passages of some documents.
   *
   * @param numbers of the documents, or of any passage of each
   */
  private void readDocuments(PassageScan scan, IndexSearcher searcher, IntStream numbers)
      throws IOException {
    int[] ordered = numbers.sorted().toArray();
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    int next = 0;
    while (next < ordered.length) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(ordered[next], leaves));
      BitSet documents = blocks.documents(leaf);
      DocIdSetBuilder passages = new DocIdSetBuilder(leaf.reader().maxDoc());
      int end = leaf.docBase + leaf.reader().maxDoc();
      int read = -1;
      for (; next < ordered.length && ordered[next] < end; next++) {
        int document = documents.nextSetBit(ordered[next] - leaf.docBase);
        if (document > Math.max(read, 0)) {
          add(documents.prevSetBit(document - 1) + 1, document, passages);
          read = document;
        }
      }
      scan.read(leaf, passages.build().iterator());
    }
  }

  private static void add(int from, int to, DocIdSetBuilder passages) {
    DocIdSetBuilder.BulkAdder adder = passages.grow(to - from);
    for (int passage = from; passage < to; passage++) {
      adder.add(passage);
    }
  }

  private static List<Candidate> candidates(IndexSearcher searcher, PassageScan scan)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (PassageScan.Found found : scan.best()) {
      int doc = found.leaf().docBase + found.document();
      PassageRange range = PassageRange.read(found.leaf().reader(), found.passage());
      Candidate document = Candidate.ofCosine(doc, DocumentIds.id(searcher, doc), found.score());
      candidates.add(document.with(new Passage(range.start(), range.end(), document.score())));
    }
    candidates.sort(Candidate.BEST_FIRST);
    return candidates;
  }
}
