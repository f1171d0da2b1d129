package dev.pith.report;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as a reader sees them, always with a point. */
final class Figures {
  private static final char MINUS = '\u2212';
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private Figures() {}

  /** Three digits that matter: {@code 0.184}, {@code 8.20}, {@code 50.1}, {@code 130}. */
  static String millis(double millis) {
    return decimals(millis, millis >= 100 ? 0 : millis >= 10 ? 1 : millis >= 1 ? 2 : 3);
  }

  /** {@code 90.4 MB}; a megabyte is a million bytes. */
  static String megabytes(long bytes) {
    double megabytes = bytes / BYTES_PER_MEGABYTE;
    return decimals(megabytes, megabytes >= 1 ? 1 : 3) + " MB";
  }

  /** For sentences: {@code 90 MB}, {@code 2.3 MB}. */
  static String roundMegabytes(long bytes) {
    double megabytes = bytes / BYTES_PER_MEGABYTE;
    return decimals(megabytes, megabytes >= 10 ? 0 : megabytes >= 1 ? 1 : 2) + " MB";
  }

  /** {@code 3.41}, {@code 31.2}. */
  static String ratio(double ratio) {
    return decimals(ratio, ratio >= 100 ? 0 : ratio >= 10 ? 1 : 2);
  }

  /** For sentences: {@code 3.4}, {@code 31}. */
  static String roundRatio(double ratio) {
    return decimals(ratio, ratio >= 10 ? 0 : ratio < 1.2 ? 2 : 1);
  }

  /** {@code 99.1 %}, from a share. */
  static String percent(double share) {
    return decimals(100 * share, 1) + " %";
  }

  /** A measure between 0 and 1: {@code 0.6512}. */
  static String score(double score) {
    return decimals(score, 4);
  }

  /** {@code +0.0012} or a true minus. */
  static String signed(double difference) {
    String shown = decimals(Math.abs(difference), 4);
    boolean zero = shown.chars().allMatch(c -> c == '0' || c == '.');
    return zero ? shown : (difference < 0 ? MINUS : '+') + shown;
  }

  static String pValue(double p) {
    return p < 0.001 ? "< 0.001" : decimals(p, 3);
  }

  /** A rate: {@code 3,410}, {@code 41.2}, {@code 0.93}. */
  static String rate(double perSecond) {
    return perSecond >= 100
        ? count(Math.round(perSecond))
        : decimals(perSecond, perSecond >= 10 ? 1 : 2);
  }

  /** {@code 5,183}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** At most two decimals, none that are zero. */
  static String coordinate(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    String bare = text.replaceAll("\\.?0+$", "");
    return bare.equals("-0") ? "0" : bare;
  }

  /** As few digits as tell neighbouring ticks of this step apart. */
  static String tick(double value, double step) {
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return decimals(value, digits);
  }

  /** Four digits that matter, of whatever it is: {@code 0.6451}, {@code 3.720}, {@code 1257}. */
  static String amount(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e9)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return decimals(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);
  }

  /** A number that somebody chose, as it was written: {@code 0.01}. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
