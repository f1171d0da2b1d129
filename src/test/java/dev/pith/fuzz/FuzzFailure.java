package dev.pith.fuzz;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a fuzzer ended or kept an input, out of what it has written. */
final class FuzzFailure {
  private static final int MOST_CHARS = 6_000;

  private static final String HEADING = "== ";

  /** Of an input that the fuzzer keeps because it took long, though it broke nothing. */
  private static final Pattern SLOW = Pattern.compile("^Slowest unit: (\\d+) s:");

  private FuzzFailure() {}

  /** What was thrown, or how long an input took, or else the end of it all. */
  static String told(List<String> lines) {
    List<String> thrown = lines.stream().dropWhile(line -> !line.startsWith(HEADING)).toList();
    if (!thrown.isEmpty()) {
      String told = String.join("\n", thrown);
      return told.substring(0, Math.min(told.length(), MOST_CHARS));
    }
    return lines.stream()
        .map(SLOW::matcher)
        .filter(Matcher::find)
        .map(line -> "the input took %s s".formatted(line.group(1)))
        .reduce((_, last) -> last)
        .orElseGet(() -> end(lines));
  }

  static String end(List<String> lines) {
    String told = String.join("\n", lines);
    return told.substring(Math.max(0, told.length() - MOST_CHARS));
  }
}
