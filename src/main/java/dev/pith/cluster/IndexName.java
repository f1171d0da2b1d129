package dev.pith.cluster;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an index is called on a cluster. The name is an alias; behind it stands one generation, an
 * index of the cluster that is called {@code NAME-000001} and so on.
 *
 * @param alias lower-case letters, digits, dashes and underscores, up to 100, a letter or digit
 *     first
 */
public record IndexName(String alias) {
  private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");
  private static final Pattern NUMBER = Pattern.compile("-(\\d{6})");

  public IndexName {
    if (!VALID.matcher(alias).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of an index: it has lower-case letters, digits, - and _, up to 100"
              .formatted(alias));
    }
  }

  String generation(int number) {
    return "%s-%06d".formatted(alias, number);
  }

  /** The number of a generation; empty when it is none of this name. */
  OptionalInt number(String generation) {
    if (!generation.startsWith(alias)) {
      return OptionalInt.empty();
    }
    Matcher number = NUMBER.matcher(generation.substring(alias.length()));
    return number.matches()
        ? OptionalInt.of(Integer.parseInt(number.group(1)))
        : OptionalInt.empty();
  }

  @Override
  public String toString() {
    return alias;
  }
}
