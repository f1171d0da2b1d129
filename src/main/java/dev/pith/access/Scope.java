package dev.pith.access;

import java.util.Locale;

/** What a key is for; each allows what those before it allow. */
public enum Scope {
  /** Searching, encoding, and reading documents and what the server tells of itself. */
  SEARCH,
  /** Changing documents, and judging them. */
  WRITE,
  /** Having everything embedded again, reports and encoders made, and jobs ended. */
  ADMIN;

  public boolean allows(Scope wanted) {
    return compareTo(wanted) >= 0;
  }

  /** In lower case, as files and people have it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
