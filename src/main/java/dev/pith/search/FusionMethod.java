package dev.pith.search;

/** The ways in which hybrid search makes one list of two. */
public enum FusionMethod {
  /** By ranks: {@link ReciprocalRankFusion}. */
  RRF,
  /** By scores: {@link ScoreFusion}. */
  SCORE;

  /** How two lists become one. */
  public Fusion fusion() {
    return switch (this) {
      case RRF -> ReciprocalRankFusion.STANDARD;
      case SCORE -> new ScoreFusion();
    };
  }
}
