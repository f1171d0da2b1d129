package dev.pith.server;

import dev.pith.index.VectorPrecision;
import dev.pith.search.SearchMode;
import java.util.List;

/**
 * A report that was asked for.
 *
 * @param encoders names, the reference first
 * @param precisions of vectors, at least one
 * @param modes ways to search, at least one
 * @param questions which ones
 */
public record ReportPlan(
    List<String> encoders,
    List<VectorPrecision> precisions,
    List<SearchMode> modes,
    Questions questions) {
  /** Where a report's questions come from. */
  public enum Questions {
    /** Those that somebody gave a thumb up for an answer. */
    JUDGED,
    /** Titles and sentences, which have to find the document that they were taken from. */
    DRAWN
  }

  public ReportPlan {
    encoders = List.copyOf(encoders);
    precisions = List.copyOf(precisions);
    modes = List.copyOf(modes);
  }
}
