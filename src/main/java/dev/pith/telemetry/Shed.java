package dev.pith.telemetry;

import java.util.Locale;

/** Why a request was turned away that would be answered at another moment. */
public enum Shed {
  /** One client asks faster than it may. */
  CLIENT_RATE,
  /** As many searches wait as may. */
  QUEUE_FULL,
  /** No place for a search became free in time. */
  DEADLINE,
  /** A search had begun but did not end in time. */
  PATIENCE,
  /** As many changes of documents wait as may. */
  CHANGES_FULL,
  /** As many judgements wait as may. */
  JUDGEMENTS_FULL,
  /** As many jobs wait as may. */
  JOBS_FULL,
  /** As many clients follow jobs as may. */
  STREAMS_FULL;

  /** In lower case. */
  public String told() {
    return name().toLowerCase(Locale.ROOT);
  }
}
