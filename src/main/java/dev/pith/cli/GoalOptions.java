package dev.pith.cli;

import dev.pith.tune.Goal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the encoder has to hold: one of three bounds. */
final class GoalOptions {
  private static final double DEFAULT_QUALITY = 0.98;

  @Option(
      names = "--min-quality",
      paramLabel = "SHARE",
      converter = QualityConverter.class,
      description =
          "Share of the full encoder's quality that stays, such as 0.98 (the default); the fastest that keeps it is chosen.")
  private @Nullable Double minQuality;

  @Option(
      names = "--max-latency",
      paramLabel = "MS",
      converter = LatencyConverter.class,
      description =
          "Longest median time for a question: milliseconds, or a share of the full encoder's time such as 0.5x; the best within it is chosen.")
  private @Nullable Latency maxLatency;

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      converter = BytesConverter.class,
      description =
          "Most bytes of the model, such as 20000000 or 20MB; the best within it is chosen.")
  private @Nullable Long maxBytes;

  /** A bound of time, before the full encoder's is known. */
  sealed interface Latency {
    /** In milliseconds, above 0. */
    record Millis(double millis) implements Latency {}

    /** Of the full encoder's time, above 0 and at most 1. */
    record OfFull(double share) implements Latency {}
  }

  /**
   * The goal.
   *
   * @param fullMillis the full encoder's median time; a longer bound is as good as this one
   */
  Goal goal(double fullMillis) {
    if (maxBytes != null) {
      return new Goal.MaxBytes(maxBytes);
    }
    Latency latency = maxLatency;
    if (latency != null) {
      return new Goal.MaxLatency(
          switch (latency) {
            case Latency.Millis bound -> Math.min(1, bound.millis() / fullMillis);
            case Latency.OfFull bound -> bound.share();
          });
    }
    return new Goal.MinQuality(minQuality == null ? DEFAULT_QUALITY : minQuality);
  }

  /** Reads a share of quality. */
  static final class QualityConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      double share = number(text, text);
      if (!(share > 0 && share <= 1)) {
        throw new TypeConversionException(
            "'%s' is not a share above 0 and at most 1, such as 0.98".formatted(text));
      }
      return share;
    }
  }

  /** Reads {@code 3}, {@code 2.5} or {@code 0.5x}. */
  static final class LatencyConverter implements ITypeConverter<Latency> {
    @Override
    public Latency convert(String text) {
      boolean isShare = text.endsWith("x");
      double bound = number(isShare ? text.substring(0, text.length() - 1) : text, text);
      if (!(bound > 0) || (isShare && bound > 1)) {
        throw new TypeConversionException(
            "'%s' is neither milliseconds above 0 nor a share up to 1x, such as 0.5x"
                .formatted(text));
      }
      return isShare ? new Latency.OfFull(bound) : new Latency.Millis(bound);
    }
  }

  /** Reads {@code 20000000}, {@code 20MB} or {@code 20 MB}; a megabyte is a million bytes. */
  static final class BytesConverter implements ITypeConverter<Long> {
    private static final Pattern BYTES = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(kb|mb|gb|b)?");

    @Override
    public Long convert(String text) {
      Matcher matcher = BYTES.matcher(text.toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw refused(text);
      }
      double factor =
          switch (matcher.group(2)) {
            case "kb" -> 1e3;
            case "mb" -> 1e6;
            case "gb" -> 1e9;
            case null, default -> 1;
          };
      double bytes = number(matcher.group(1), text) * factor;
      if (!(bytes >= 1 && bytes <= Long.MAX_VALUE)) {
        throw refused(text);
      }
      return (long) bytes;
    }

    private static TypeConversionException refused(String text) {
      return new TypeConversionException(
          "'%s' is not a number of bytes, such as 20000000 or 20MB".formatted(text));
    }
  }

  private static double number(String digits, String text) {
    try {
      double number = Double.parseDouble(digits);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notNumber) {
      throw new TypeConversionException("'%s' is not a number".formatted(text));
    }
    throw new TypeConversionException("'%s' is not a number".formatted(text));
  }
}
