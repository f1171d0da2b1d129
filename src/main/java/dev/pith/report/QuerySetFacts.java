package dev.pith.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Which queries were timed.
 *
 * @param name for a person to read
 * @param count how many
 * @param sha256 in hex, over the texts in UTF-8, each followed by a line feed
 */
public record QuerySetFacts(String name, int count, String sha256) {
  /** Describes these texts. */
  public static QuerySetFacts of(String name, List<String> texts) {
    MessageDigest digest = newSha256();
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return new QuerySetFacts(name, texts.size(), HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
