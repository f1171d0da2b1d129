package dev.pith.search;

/** Which words may be misspelt, and how far from what is meant. */
public final class Misspellings {
  /**
   * A text of hundreds of unknown words is not a misspelt question, and each takes milliseconds.
   */
  public static final int MOST_WORDS = 8;

  /** Words that are shorter are never taken for others. */
  public static final int SHORTEST = 4;

  private static final int LONG = 8;
  private static final int LONGEST = 40;

  private Misspellings() {}

  /**
   * How many letters may be wrong, 0 to 2. Numbers and names with digits are not misspelt words.
   *
   * @param term as it is searched for
   */
  public static int edits(String term) {
    if (term.length() < SHORTEST
        || term.length() > LONGEST
        || !term.chars().allMatch(Character::isLetter)) {
      return 0;
    }
    return term.length() < LONG ? 1 : 2;
  }
}
