package dev.pith.report;

import java.util.regex.Pattern;

/** Names that a file and a tag may have. */
final class SafeName {
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9._-]");

  private SafeName() {}

  /** Letters, digits, dots and hyphens of ASCII as they are, an underscore for all else. */
  static String of(String name) {
    return OTHERS.matcher(name).replaceAll("_");
  }
}
