package dev.pith.server;

/**
 * How fast one client may ask.
 *
 * @param perSecond searches a second that it may go on with
 * @param burst searches that it may ask at once after a pause, at least 1
 * @param clients of how many this is remembered; those that asked longest ago are forgotten first
 */
record ClientRate(int perSecond, int burst, int clients) {
  static final ClientRate STANDARD = new ClientRate(50, 100, 10_000);

  /** More than any machine answers. */
  static final ClientRate UNBOUNDED = new ClientRate(1_000_000, 1_000_000, 10);
}
