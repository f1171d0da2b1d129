package dev.pith.access;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a server knows of a key.
 *
 * @param name 1 to 64 letters, digits, dots, dashes and underscores; whom the key was given to
 * @param sha256 of its secret as UTF-8, 64 digits in lower case
 * @param created when it was made
 */
public record ApiKey(String name, Scope scope, String sha256, Instant created) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException when a name or hash is none
   */
  public ApiKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a key cannot be called '%s': take 1 to 64 letters, digits, dots, dashes and underscores"
              .formatted(name));
    }
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "the sha256 of key '%s' is not 64 hexadecimal digits in lower case".formatted(name));
    }
  }
}
