package dev.pith.search;

import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** A way to the documents nearest to a query vector. Safe for use by many threads at once. */
sealed interface Nearest permits NearestDocuments, NearestPassages {
  /** The way there by these vectors. */
  Nearest by(Precision precision);

  /**
   * At most {@code k}, best first; fewer when the index has fewer.
   *
   * @param filter what passes; null for all
   * @param rescored hears how many nanoseconds scoring by float32 vectors took of what the graph
   *     had found; not called where no graph was asked
   */
  List<Candidate> search(
      IndexSearcher searcher,
      String field,
      float[] query,
      @Nullable Query filter,
      int k,
      LongConsumer rescored)
      throws IOException;

  /**
   * Candidates of another search, each with its best passage; as they are where there are no
   * passages.
   */
  List<Candidate> withPassages(
      IndexSearcher searcher, String field, float[] query, List<Candidate> candidates)
      throws IOException;
}
