package dev.pith.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks a cluster. No text of it shows the secret. */
public final class Credentials {
  private static final String BEARER = "Bearer ";

  private final String authorization;

  private Credentials(String authorization) {
    this.authorization = authorization;
  }

  /**
   * Reads {@code USER:PASSWORD} or {@code Bearer TOKEN}; blanks and line ends around it are left
   * out.
   *
   * @throws IllegalArgumentException when it is neither; what was given is not repeated
   */
  public static Credentials parse(String text) {
    String secret = text.strip();
    if (secret.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("credentials are one line");
    }
    if (secret.startsWith(BEARER)) {
      return new Credentials(secret);
    }
    if (secret.indexOf(':') < 1) {
      throw new IllegalArgumentException("credentials are USER:PASSWORD or Bearer TOKEN");
    }
    return new Credentials(
        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /** The value of the header. */
  String authorization() {
    return authorization;
  }

  @Override
  public String toString() {
    return "credentials";
  }
}
