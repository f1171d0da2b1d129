package dev.pith.evaluate;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.evaluate.LostQueries.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Ranks a collection with each encoder, exactly, and scores the rankings.
 *
 * <p>A document with the id of the query is ranked like any other: ids of queries and documents are
 * unrelated numbers in many collections.
 */
public final class QualityRun {
  /** Documents ranked per query. */
  public static final int DEPTH = 100;

  private final QualityTask task;
  private final long seed;
  private final Progress progress;
  private final List<String> documentIds;
  private final LostQueries lostQueries;

  /**
   * Prepares a run; nothing is encoded yet.
   *
   * @param seed of the randomization tests and bootstraps
   */
  public QualityRun(QualityTask task, long seed, Progress progress) {
    this.task = task;
    this.seed = seed;
    this.progress = progress;
    this.documentIds = task.documents().stream().map(Document::id).toList();
    this.lostQueries = new LostQueries(task);
  }

  /**
   * Runs every encoder over its own documents, and its questions over the reference's; holds the
   * document vectors of the reference and one other at a time.
   *
   * @param encoders the reference first; at least one
   */
  public QualityResult run(List<? extends Encoder> encoders) {
    return run(encoders, DocumentVectors.OWN);
  }

  /**
   * Runs every encoder.
   *
   * @param encoders the reference first; at least one
   * @param documents over which a ranking goes. Over the reference's all scores are of that
   *     ranking, the others' documents are not encoded, and their dimension is the reference's
   */
  public QualityResult run(List<? extends Encoder> encoders, DocumentVectors documents) {
    Encoder first = encoders.getFirst();
    EncodedTask encoded = EncodedTask.of(task, first, progress);
    List<List<ScoredDocument>> rankings = rank(encoded.documents(), encoded.queries());
    Reference reference = new Reference(encoded, new Answers(rankings, score(rankings, rankings)));
    List<EncoderQuality> results = new ArrayList<>();
    results.add(ofReference(first, reference));
    for (Encoder encoder : encoders.subList(1, encoders.size())) {
      results.add(
          switch (documents) {
            case OWN -> ofCandidate(encoder, EncodedTask.of(task, encoder, progress), reference);
            case REFERENCE ->
                ofQuestions(encoder, EncodedTask.queries(task, encoder, progress), reference);
          });
    }
    return new QualityResult(
        task.data(), task.split(), task.documents().size(), task.queries().size(), seed, results);
  }

  private record Reference(EncodedTask encoded, Answers answers) {
    List<QueryScores> scores() {
      return answers.scores();
    }

    double ndcg() {
      return meanNdcg(scores());
    }

    OptionalDouble share(double ndcg) {
      return ndcg() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ndcg / ndcg());
    }
  }

  private static EncoderQuality ofReference(Encoder encoder, Reference reference) {
    return new EncoderQuality(
        encoder.name(),
        encoder.fingerprint(),
        encoder.sizeBytes(),
        encoder.dimension(),
        reference.share(reference.ndcg()),
        OptionalDouble.of(reference.ndcg()),
        meanCosine(reference.encoded(), reference.encoded()),
        Optional.empty(),
        Optional.empty(),
        reference.scores(),
        List.of());
  }

  private EncoderQuality ofCandidate(Encoder encoder, EncodedTask encoded, Reference reference) {
    boolean sameDimension =
        encoded.documents().dimension() == reference.encoded().documents().dimension();
    Answers answers = answers(encoded.documents(), encoded.queries(), reference);
    Optional<List<QueryScores>> asymmetric =
        sameDimension
            ? Optional.of(asymmetricAnswers(encoded.queries(), reference).scores())
            : Optional.empty();
    return new EncoderQuality(
        encoder.name(),
        encoder.fingerprint(),
        encoder.sizeBytes(),
        encoder.dimension(),
        reference.share(meanNdcg(answers.scores())),
        asymmetric.stream().mapToDouble(QualityRun::meanNdcg).findFirst(),
        sameDimension ? meanCosine(encoded, reference.encoded()) : OptionalDouble.empty(),
        Optional.of(QualityDifferences.of(reference.scores(), answers.scores(), seed)),
        asymmetric.map(other -> compare(other, reference.scores())),
        answers.scores(),
        lostQueries.of(reference.answers(), answers));
  }

  private EncoderQuality ofQuestions(Encoder encoder, VectorMatrix queries, Reference reference) {
    Answers answers = asymmetricAnswers(queries, reference);
    List<QueryScores> scores = answers.scores();
    QualityDifferences differences = QualityDifferences.of(reference.scores(), scores, seed);
    return new EncoderQuality(
        encoder.name(),
        encoder.fingerprint(),
        encoder.sizeBytes(),
        encoder.dimension(),
        reference.share(meanNdcg(scores)),
        OptionalDouble.of(meanNdcg(scores)),
        OptionalDouble.empty(),
        Optional.of(differences),
        Optional.of(differences.ndcgAt10()),
        scores,
        lostQueries.of(reference.answers(), answers));
  }

  private Answers asymmetricAnswers(VectorMatrix queries, Reference reference) {
    return answers(reference.encoded().documents(), queries, reference);
  }

  private Answers answers(VectorMatrix documents, VectorMatrix queries, Reference reference) {
    List<List<ScoredDocument>> rankings = rank(documents, queries);
    return new Answers(rankings, score(rankings, reference.answers().rankings()));
  }

  private List<List<ScoredDocument>> rank(VectorMatrix documents, VectorMatrix queries) {
    return new ExactRanking(documentIds, documents).topK(queries, DEPTH);
  }

  private List<QueryScores> score(
      List<List<ScoredDocument>> rankings, List<List<ScoredDocument>> reference) {
    return new QueryScoring(task).score(rankings, reference);
  }

  private PairedComparison compare(List<QueryScores> candidate, List<QueryScores> reference) {
    return PairedComparison.of(
        QueryScores.column(reference, QueryScores::ndcgAt10),
        QueryScores.column(candidate, QueryScores::ndcgAt10),
        seed);
  }

  private static double meanNdcg(List<QueryScores> scores) {
    return QueryMeans.mean(scores, QueryScores::ndcgAt10);
  }

  private static OptionalDouble meanCosine(EncodedTask encoded, EncodedTask reference) {
    return IntStream.range(0, encoded.documents().rows())
        .mapToDouble(row -> encoded.documents().cosine(row, reference.documents(), row))
        .average();
  }
}
