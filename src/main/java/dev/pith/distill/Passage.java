package dev.pith.distill;

import dev.pith.encode.Role;
import dev.pith.model.Prefixes;

/**
 * A text to learn from.
 *
 * @param role how it is read
 * @param text without a prefix
 */
record Passage(Role role, String text) {
  /** The text as the student reads it. */
  String behind(Prefixes prefixes) {
    return switch (role) {
      case QUERY -> prefixes.query() + text;
      case DOCUMENT -> prefixes.document() + text;
    };
  }
}
