package dev.pith.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Turns away clients that ask too fast, by a token bucket for each: it holds {@code burst} tokens,
 * a search takes one, and {@code perSecond} come back each second. Memory is bounded by the number
 * of clients that are remembered. Safe for use by many threads at once.
 */
final class ClientRates {
  private static final double NANOS_PER_SECOND = 1e9;

  private final ClientRate rate;
  private final LongSupplier nanoClock;
  private final Map<String, Bucket> buckets;

  ClientRates(ClientRate rate, LongSupplier nanoClock) {
    this.rate = rate;
    this.nanoClock = nanoClock;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > rate.clients();
          }
        };
  }

  private record Bucket(double tokens, long nanos) {}

  /**
   * Takes a token.
   *
   * @param client the address of its socket, which it cannot choose as it can a header
   * @throws RefusedException 429 with the whole seconds until there is a token again
   */
  synchronized void admit(String client) {
    long now = nanoClock.getAsLong();
    Bucket before = buckets.getOrDefault(client, new Bucket(rate.burst(), now));
    double refilled = (now - before.nanos()) / NANOS_PER_SECOND * rate.perSecond();
    double tokens = Math.min(rate.burst(), before.tokens() + refilled);
    if (tokens < 1) {
      buckets.put(client, new Bucket(tokens, now));
      throw RefusedException.tooFast(rate, (1 - tokens) / rate.perSecond());
    }
    buckets.put(client, new Bucket(tokens - 1, now));
  }
}
