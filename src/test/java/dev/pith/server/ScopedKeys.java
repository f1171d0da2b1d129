package dev.pith.server;

import dev.pith.access.ApiKey;
import dev.pith.access.ApiKeys;
import dev.pith.access.KeyFile;
import dev.pith.access.Scope;
import dev.pith.access.Secret;
import dev.pith.access.WatchedKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A key for each scope.
 *
 * @param secrets what their owners have
 * @param watched what a server asks
 */
record ScopedKeys(Map<Scope, String> secrets, WatchedKeys watched) {
  /** Writes them to a file of their own. */
  static ScopedKeys in(Path folder) {
    Map<Scope, String> secrets = new EnumMap<>(Scope.class);
    for (Scope scope : Scope.values()) {
      secrets.put(scope, Secret.random());
    }
    Path file = folder.resolve("keys.json");
    new KeyFile(file)
        .change(
            () ->
                new ApiKeys(
                    Arrays.stream(Scope.values()).map(scope -> key(scope, secrets)).toList()));
    return new ScopedKeys(Collections.unmodifiableMap(secrets), WatchedKeys.of(file));
  }

  private static ApiKey key(Scope scope, Map<Scope, String> secrets) {
    return new ApiKey(
        scope.label(), scope, Secret.sha256(secrets.getOrDefault(scope, "")), Instant.EPOCH);
  }
}
