package dev.pith.tune;

import dev.pith.corpus.Document;
import dev.pith.corpus.Query;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.evaluate.EncodedTexts;
import dev.pith.evaluate.ExactRanking;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.RankingMetrics;
import dev.pith.evaluate.ScoredDocument;
import dev.pith.evaluate.VectorMatrix;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares encoders with the full one on questions that need no judge. Rankings are exact. Holds
 * the vectors of one encoder at a time.
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

    private Comparison(Found full) {
      this.full = full;
    }

    /** Mean nDCG@10 of the full encoder's known items. */
    public double ndcg() {
      return full.mean();
    }

    /** Encodes all texts with one more encoder. */
    public ProbeQuality of(Encoder encoder) {
      Found found = find(encoder);
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
   * Encodes all texts with the full encoder.
   *
   * @throws NothingFoundException when it finds no known item among its first ten
   */
  public Comparison with(Encoder full) {
    Found found = find(full);
    if (found.mean() == 0) {
      throw new NothingFoundException(full.name());
    }
    return new Comparison(found);
  }

  private Found find(Encoder encoder) {
    List<String> passages = items.documents().stream().map(Document::passage).toList();
    String name = encoder.name();
    ExactRanking documents =
        new ExactRanking(
            ids, EncodedTexts.of(encoder, Role.DOCUMENT, passages, name + ": documents", progress));
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
