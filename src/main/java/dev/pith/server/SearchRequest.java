package dev.pith.server;

import java.util.List;

/**
 * A question that has passed every check.
 *
 * @param query not blank
 * @param encoders at least one, each once, all known
 * @param k hits wanted from each
 */
record SearchRequest(String query, List<String> encoders, int k) {
  SearchRequest {
    encoders = List.copyOf(encoders);
  }
}
