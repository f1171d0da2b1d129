package dev.pith.cli;

import dev.pith.index.VectorPrecision;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a precision as the number of its bits. */
final class VectorBits implements ITypeConverter<VectorPrecision> {
  @Override
  public VectorPrecision convert(String text) {
    try {
      return VectorPrecision.ofBits(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'%s' is no number of bits".formatted(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
