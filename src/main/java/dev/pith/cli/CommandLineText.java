package dev.pith.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The command as it was typed, for a shell to read again. */
final class CommandLineText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private CommandLineText() {}

  static String of(CommandSpec spec) {
    return of(spec.root().commandLine().getParseResult().originalArgs());
  }

  static String of(List<String> words) {
    return words.stream()
        .map(CommandLineText::quoted)
        .collect(Collectors.joining(" ", "./pith ", ""));
  }

  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
