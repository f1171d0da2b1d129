package dev.pith.model;

/** What an encoder may be called where its name is typed, listed or made a folder's. */
public final class EncoderName {
  /** What a name is made of, to be told after "a name has". */
  public static final String RULE =
      "1 to 64 letters, digits, dots, hyphens and underscores, a letter or digit first";

  private static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private EncoderName() {}

  /** Whether it can be one. */
  public static boolean isValid(String name) {
    return name.matches(PATTERN);
  }
}
