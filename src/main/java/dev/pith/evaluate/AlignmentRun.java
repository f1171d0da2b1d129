package dev.pith.evaluate;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.model.Closeness;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Measures how near an encoder comes to another one, whose documents its questions are to be
 * compared with.
 *
 * <p>Each text is a document, and a sentence from its middle a question. Both encoders read all of
 * them, for the cosines; the other one's documents are searched with both encoders' questions, for
 * the agreement. Rankings are exact. Nothing is drawn by chance, and figures are rounded to four
 * decimals: the same encoders and texts give the same.
 */
public final class AlignmentRun {
  private static final int CUT = 10;
  private static final double ROUNDED_TO = 1e4;

  private final List<String> documents;
  private final List<String> questions;
  private final Progress progress;

  /**
   * Prepares a run; nothing is encoded yet.
   *
   * @param texts which the encoder was not made with; 1 or more
   */
  public AlignmentRun(List<String> texts, Progress progress) {
    this.documents = List.copyOf(texts);
    this.questions = texts.stream().map(MiddleSentence::of).toList();
    this.progress = progress;
  }

  /** What an encoder makes of the texts, in both roles; a row each. */
  private record Read(VectorMatrix documents, VectorMatrix questions) {}

  /**
   * Compares two encoders.
   *
   * @param encoder whose questions
   * @param target whose documents
   * @throws IllegalArgumentException when their vectors have different lengths
   */
  public Closeness run(Encoder encoder, Encoder target) {
    if (encoder.dimension() != target.dimension()) {
      throw new IllegalArgumentException(
          "vectors of %d and of %d dimensions cannot be compared"
              .formatted(encoder.dimension(), target.dimension()));
    }
    Read reference = read(target);
    Read candidate = read(encoder);
    double[] cosines =
        DoubleStream.concat(
                cosines(candidate.documents(), reference.documents()),
                cosines(candidate.questions(), reference.questions()))
            .sorted()
            .toArray();
    return new Closeness(
        rounded(cosines[0]),
        rounded(Quantiles.below(cosines, 0.01)),
        rounded(Quantiles.below(cosines, 0.1)),
        rounded(Quantiles.median(cosines)),
        rounded(Arrays.stream(cosines).average().orElseThrow()),
        rounded(agreement(reference, candidate)));
  }

  private Read read(Encoder encoder) {
    return new Read(
        EncodedTexts.of(
            encoder, Role.DOCUMENT, documents, encoder.name() + ": held-out documents", progress),
        EncodedTexts.of(
            encoder, Role.QUERY, questions, encoder.name() + ": held-out questions", progress));
  }

  /** Of unit vectors, and so at most 1, but for the rounding of their components. */
  private static DoubleStream cosines(VectorMatrix one, VectorMatrix other) {
    return IntStream.range(0, one.rows())
        .mapToDouble(row -> Math.clamp(one.cosine(row, other, row), -1.0, 1.0));
  }

  private static double agreement(Read reference, Read candidate) {
    List<String> ids =
        IntStream.range(0, reference.documents().rows()).mapToObj(Integer::toString).toList();
    ExactRanking ranking = new ExactRanking(ids, reference.documents());
    List<List<ScoredDocument>> expected = ranking.topK(reference.questions(), CUT);
    List<List<ScoredDocument>> found = ranking.topK(candidate.questions(), CUT);
    return IntStream.range(0, expected.size())
        .mapToDouble(i -> RankingMetrics.overlap(ids(found.get(i)), ids(expected.get(i)), CUT))
        .average()
        .orElseThrow();
  }

  private static List<String> ids(List<ScoredDocument> ranking) {
    return ranking.stream().map(ScoredDocument::id).toList();
  }

  private static double rounded(double figure) {
    return Math.round(figure * ROUNDED_TO) / ROUNDED_TO;
  }
}
