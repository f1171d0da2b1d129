package dev.pith.tune;

import dev.pith.corpus.Document;
import dev.pith.corpus.Query;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.evaluate.DocumentVectors;
import dev.pith.evaluate.EncodedTexts;
import dev.pith.evaluate.ExactRanking;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.RankingMetrics;
import dev.pith.evaluate.ScoredDocument;
import dev.pith.evaluate.VectorMatrix;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Compares encoders with the full one on questions that need no judge. Rankings are exact. Holds
 * the document vectors of one encoder at a time: of each in its turn, or of the full one while all
 * ask over those.
 */
public final class ProbeRun {
  private static final int CUT = 10;

  private final KnownItems items;
  private final List<String> questions;
  private final long seed;
  private final Progress progress;
  private final List<String> ids;

  /**
   * Prepares a run; nothing is encoded yet.
   *
   * @param questions as users ask them, for the agreement; none for the known items' own
   * @param seed of the bootstraps
   */
  public ProbeRun(KnownItems items, List<String> questions, long seed, Progress progress) {
    this.items = items;
    this.questions = List.copyOf(questions);
    this.seed = seed;
    this.progress = progress;
    this.ids = items.documents().stream().map(Document::id).toList();
  }

  /**
   * What one encoder found.
   *
   * @param ndcg one for each known item
   * @param answers the first ten, for each question of the agreement
   */
  private record Found(double[] ndcg, List<List<String>> answers) {
    double mean() {
      return IntStream.range(0, ndcg.length).mapToDouble(i -> ndcg[i]).average().orElse(0);
    }
  }

  /** Measures others against the encoder that was read first. Safe for use by one thread. */
  public final class Comparison {
    private final Found full;
    private final Function<Encoder, ExactRanking> searched;

    private Comparison(Found full, Function<Encoder, ExactRanking> searched) {
      this.full = full;
      this.searched = searched;
    }

    /** Mean nDCG@10 of the full encoder's known items. */
    public double ndcg() {
      return full.mean();
    }

    /**
     * Encodes with one more encoder what it takes: all texts, or the questions alone.
     *
     * @throws OtherSpaceException when its questions cannot be compared with the full encoder's
     *     documents, and would have to be
     */
    public ProbeQuality of(Encoder encoder) {
      Found found = find(encoder, searched.apply(encoder));
      double agreement =
          IntStream.range(0, full.answers().size())
              .mapToDouble(i -> overlap(found.answers().get(i), full.answers().get(i)))
              .average()
              .orElse(1);
      return new ProbeQuality(
          found.mean(), Share.ofMeans(full.ndcg(), found.ndcg(), seed), agreement);
    }
  }

  /**
   * Encodes all texts with the full encoder, which is used no more afterwards and may be closed.
   *
   * @param vectors which documents the others search
   * @throws NothingFoundException when it finds no known item among its first ten
   */
  public Comparison with(Encoder full, DocumentVectors vectors) {
    ExactRanking own = documents(full);
    Found found = find(full, own);
    if (found.mean() == 0) {
      throw new NothingFoundException(full.name());
    }
    return new Comparison(
        found,
        switch (vectors) {
          case OWN -> this::documents;
          case REFERENCE -> {
            Space space = Space.of(full);
            yield other -> {
              space.require(other);
              return own;
            };
          }
        });
  }

  private ExactRanking documents(Encoder encoder) {
    List<String> passages = items.documents().stream().map(Document::passage).toList();
    return new ExactRanking(
        ids,
        EncodedTexts.of(
            encoder, Role.DOCUMENT, passages, encoder.name() + ": documents", progress));
  }

  private Found find(Encoder encoder, ExactRanking documents) {
    String name = encoder.name();
    List<String> probes = items.queries().stream().map(Query::text).toList();
    List<List<String>> known = rank(encoder, documents, probes, name + ": probes");
    List<List<String>> answers =
        questions.isEmpty() ? known : rank(encoder, documents, questions, name + ": questions");
    return new Found(ndcg(known), answers);
  }

  private List<List<String>> rank(
      Encoder encoder, ExactRanking documents, List<String> texts, String step) {
    VectorMatrix queries = EncodedTexts.of(encoder, Role.QUERY, texts, step, progress);
    return documents.topK(queries, CUT).stream()
        .map(ranking -> ranking.stream().map(ScoredDocument::id).toList())
        .toList();
  }

  private double[] ndcg(List<List<String>> rankings) {
    return IntStream.range(0, rankings.size())
        .mapToDouble(
            i -> {
              String answer = items.answers().get(items.queries().get(i).id());
              return answer == null
                  ? 0
                  : RankingMetrics.ndcg(rankings.get(i), Map.of(answer, 1), CUT);
            })
        .toArray();
  }

  private static double overlap(List<String> one, List<String> other) {
    return RankingMetrics.overlap(one, other, CUT);
  }
}
