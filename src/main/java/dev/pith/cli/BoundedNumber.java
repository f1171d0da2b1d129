package dev.pith.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number, and refuses one that is out of its bounds. */
abstract class BoundedNumber implements ITypeConverter<Integer> {
  private final int least;
  private final int most;

  BoundedNumber(int least, int most) {
    this.least = least;
    this.most = most;
  }

  @Override
  public Integer convert(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused as one that is out of bounds is.
    }
    throw new TypeConversionException(
        "'%s' is not a whole number of %d to %d".formatted(text, least, most));
  }
}
