package dev.pith.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Finds the nearest documents by looking at all of them: the yardstick, so never an approximation.
 *
 * <p>Time O(queries x documents x dimension) over all cores; a document's row is read once for
 * {@value #TILE} queries. The result does not depend on the number of cores.
 */
public final class ExactRanking {
  private static final int TILE = 8;

  private final List<String> ids;
  private final VectorMatrix documents;

  /**
   * Ranks the rows of {@code documents}.
   *
   * @param ids the document of each row; distinct
   * @param documents unit vectors; not copied
   */
  public ExactRanking(List<String> ids, VectorMatrix documents) {
    if (ids.size() != documents.rows()) {
      throw new IllegalArgumentException(
          "%d ids cannot name %d vectors".formatted(ids.size(), documents.rows()));
    }
    this.ids = List.copyOf(ids);
    this.documents = documents;
  }

  /**
   * For each query the {@code k} documents of the highest cosine, best first in {@link
   * ScoredDocument#BEST_FIRST} order; all of them when there are fewer than k.
   *
   * @param queries unit vectors of the documents' space
   */
  public List<List<ScoredDocument>> topK(VectorMatrix queries, int k) {
    if (queries.dimension() != documents.dimension()) {
      throw new IllegalArgumentException(
          "queries have dimension %d, documents %d: they are not of one space"
              .formatted(queries.dimension(), documents.dimension()));
    }
    int tiles = (queries.rows() + TILE - 1) / TILE;
    return IntStream.range(0, tiles)
        .parallel()
        .mapToObj(tile -> rankTile(queries, tile * TILE, k))
        .flatMap(List::stream)
        .toList();
  }

  private List<List<ScoredDocument>> rankTile(VectorMatrix queries, int first, int k) {
    int count = Math.min(TILE, queries.rows() - first);
    List<PriorityQueue<ScoredDocument>> best = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      best.add(new PriorityQueue<>(ScoredDocument.BEST_FIRST.reversed()));
    }
    for (int row = 0; row < documents.rows(); row++) {
      for (int i = 0; i < count; i++) {
        offer(best.get(i), k, row, queries.cosine(first + i, documents, row));
      }
    }
    return best.stream()
        .map(heap -> heap.stream().sorted(ScoredDocument.BEST_FIRST).toList())
        .toList();
  }

  private void offer(PriorityQueue<ScoredDocument> heap, int k, int row, float score) {
    ScoredDocument worst = heap.peek();
    boolean full = heap.size() >= k;
    if (full && worst != null && score < worst.score()) {
      return;
    }
    heap.add(new ScoredDocument(ids.get(row), score));
    if (full) {
      heap.remove();
    }
  }
}
