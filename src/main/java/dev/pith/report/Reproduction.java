package dev.pith.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All it takes to measure again.
 *
 * @param createdAt when the report was written
 * @param command the line that does it
 * @param commit of Pith's source, in hex; empty when it does not run from a checkout
 * @param libraries version by name
 * @param seed of all orders, moments and bootstraps
 * @param corpusSha256 of the documents' file, in hex
 */
public record Reproduction(
    Instant createdAt,
    String command,
    String commit,
    Map<String, String> libraries,
    long seed,
    String corpusSha256) {
  public Reproduction {
    libraries = Collections.unmodifiableMap(new LinkedHashMap<>(libraries));
  }
}
