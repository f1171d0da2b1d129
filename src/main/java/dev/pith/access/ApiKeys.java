package dev.pith.access;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that a server takes. Immutable.
 *
 * @param keys no two of one name or one secret, in the order they were made
 */
public record ApiKeys(List<ApiKey> keys) {
  /**
   * @throws IllegalArgumentException when two have one name or one secret
   */
  public ApiKeys {
    keys = List.copyOf(keys);
    Set<String> names = new HashSet<>();
    Set<String> secrets = new HashSet<>();
    for (ApiKey key : keys) {
      if (!names.add(key.name())) {
        throw new IllegalArgumentException("two keys are called '%s'".formatted(key.name()));
      }
      if (!secrets.add(key.sha256())) {
        throw new IllegalArgumentException(
            "key '%s' has the secret of another one".formatted(key.name()));
      }
    }
  }

  /** The key with this secret. Takes as long whether it is the first, the last or none. */
  public Optional<ApiKey> of(String secret) {
    byte[] asked = Secret.digest(secret);
    ApiKey found = null;
    for (ApiKey key : keys) {
      if (MessageDigest.isEqual(asked, HexFormat.of().parseHex(key.sha256()))) {
        found = key;
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * These and one more.
   *
   * @throws IllegalArgumentException when there is one of that name
   */
  public ApiKeys with(ApiKey key) {
    List<ApiKey> more = new ArrayList<>(keys);
    more.add(key);
    return new ApiKeys(more);
  }

  /**
   * These but one.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public ApiKeys without(String name) {
    List<ApiKey> fewer = keys.stream().filter(key -> !key.name().equals(name)).toList();
    if (fewer.size() == keys.size()) {
      throw new IllegalArgumentException("there is no key '%s'".formatted(name));
    }
    return new ApiKeys(fewer);
  }
}
