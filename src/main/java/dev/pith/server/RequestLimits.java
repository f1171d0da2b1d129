package dev.pith.server;

import java.time.Duration;

/**
 * How much one request, and all of them together, may ask for.
 *
 * @param queryChars longest query, in UTF-16 units; a longer one is answered 422
 * @param maxK most hits that may be asked for; 422
 * @param bodyBytes longest request body; 413
 * @param bodyPatience longest time a body may take to arrive, however it trickles; 408
 * @param headerBytes longest request line and headers together; 431, or 414 for the line
 * @param running searches at work at once
 * @param waiting searches of a burst that may wait for one of those places; 503 beyond
 * @param deadline longest wait for a place; 503 beyond
 * @param patience longest time from arrival to answer of a search that got its place; then what it
 *     encodes is ended, and the answer is 503
 * @param idle how long a silent connection is kept: so that its client sees the end within 30 s
 * @param drain how long requests at work may take to finish when the server closes
 * @param clientRate how fast one client may ask; 429 beyond
 * @param connections most connections open at once; further ones wait in the system's queue
 */
record RequestLimits(
    int queryChars,
    int maxK,
    int bodyBytes,
    Duration bodyPatience,
    int headerBytes,
    int running,
    int waiting,
    Duration deadline,
    Duration patience,
    Duration idle,
    Duration drain,
    ClientRate clientRate,
    int connections) {
  static final int DEFAULT_K = 10;

  /** Most values of a field that are counted out. */
  static final int FACET_VALUES = 50;

  /** Most hits that may be passed over for later pages; 422. */
  private static final int MAX_FROM = 900;

  /** Most clients that follow jobs at once; 503 beyond. */
  static final int JOB_STREAMS = 32;

  /** Deepest JSON; 400 beyond. */
  static final int JSON_NESTING = 20;

  /**
   * Waiting searches for each that may be at work, in an overload. What is accepted then takes half
   * as long again as under a load that a server can just bear; with more, it would be longer, and
   * not one search more would be answered.
   */
  private static final int STANDING_FOR_EACH = 2;

  /** Longest time a head may take to arrive, however it trickles; closed beyond. */
  Duration headPatience() {
    return bodyPatience.plus(bodyPatience.dividedBy(2));
  }

  int maxFrom() {
    return MAX_FROM;
  }

  /** How many of the waiting there may be when some have been waiting for a while. */
  int standing() {
    return Math.min(waiting, STANDING_FOR_EACH * running);
  }

  static RequestLimits defaults() {
    return new RequestLimits(
        2_000,
        100,
        16 * 1024,
        Duration.ofSeconds(10),
        8 * 1024,
        Runtime.getRuntime().availableProcessors() * 2,
        32,
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        Duration.ofSeconds(28),
        Duration.ofSeconds(10),
        ClientRate.STANDARD,
        1_000);
  }

  RequestLimits withClientRate(ClientRate other) {
    return new RequestLimits(
        queryChars,
        maxK,
        bodyBytes,
        bodyPatience,
        headerBytes,
        running,
        waiting,
        deadline,
        patience,
        idle,
        drain,
        other,
        connections);
  }
}
