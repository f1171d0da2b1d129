package dev.pith.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * The means of a quality run as figures, each with a bootstrap interval over the queries. Their ids
 * are the encoder's name, the collection's and the measure's: {@code compact-scifact-ndcg@10}.
 */
public final class QualityFigures {
  /** A measure that people's judgements give, or the agreement with the reference. */
  public enum Measure {
    NDCG("ndcg@10"),
    MRR("mrr@10"),
    RECALL("recall@100"),
    MAP("map@100"),
    OVERLAP("overlap@10"),
    RBO("rbo"),
    KENDALL("kendallTau");

    private final String label;

    Measure(String label) {
      this.label = label;
    }

    /** Its name in JSON, among a query's scores too. */
    public String label() {
      return label;
    }

    /** What a query scored. */
    public double of(QueryScores scores) {
      return switch (this) {
        case NDCG -> scores.ndcgAt10();
        case MRR -> scores.mrrAt10();
        case RECALL -> scores.recallAt100();
        case MAP -> scores.averagePrecision();
        case OVERLAP -> scores.overlapAt10();
        case RBO -> scores.rbo();
        case KENDALL -> scores.kendallTau();
      };
    }

    /** Whether it compares with the reference, which therefore has none. */
    public boolean isAgreement() {
      return switch (this) {
        case OVERLAP, RBO, KENDALL -> true;
        case NDCG, MRR, RECALL, MAP -> false;
      };
    }
  }

  private QualityFigures() {}

  /** Bytes and all measures of every encoder. */
  public static List<Figure> of(QualityResult result) {
    List<Figure> figures = new ArrayList<>();
    for (EncoderQuality encoder : result.encoders()) {
      figures.add(Figure.bytes(encoder.name() + "-bytes", encoder.sizeBytes()));
      for (Measure measure : Measure.values()) {
        if (!measure.isAgreement() || encoder.differences().isPresent()) {
          figures.add(of(result, encoder, measure));
        }
      }
    }
    return figures;
  }

  /** One measure of one encoder of the result. */
  public static Figure of(QualityResult result, EncoderQuality encoder, Measure measure) {
    return Figure.mean(
        id(encoder.name(), result.data(), measure),
        QueryScores.column(encoder.queries(), measure::of),
        result.seed());
  }

  /** How such a figure is called. */
  public static String id(String encoder, String data, Measure measure) {
    return encoder + "-" + data + "-" + measure.label;
  }
}
