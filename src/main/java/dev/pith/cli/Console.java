package dev.pith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where commands print: results to standard output, everything about the work to standard error.
 */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean live;

  Console(PrintStream out, PrintStream err, boolean live) {
    this.out = out;
    this.err = err;
    this.live = live;
  }

  /** The process's own streams; progress is redrawn in place only on a terminal. */
  static Console ofProcess() {
    return new Console(System.out, System.err, isTerminal());
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
  }

  /** For the library that prints help. */
  PrintWriter resultWriter() {
    return new PrintWriter(out, true, UTF_8);
  }

  /** For the library that prints usage errors. */
  PrintWriter remarkWriter() {
    return new PrintWriter(err, true, UTF_8);
  }

  /** For what is written beside the remarks; closing it closes nothing. */
  WritableByteChannel remarkChannel() {
    return Channels.newChannel(
        new FilterOutputStream(err) {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            err.write(bytes, offset, length);
            err.flush();
          }

          @Override
          public void close() {
            err.flush();
          }
        });
  }

  /** A result. */
  void print(String line) {
    out.println(line);
    out.flush();
  }

  /** What came of the work, in a sentence; marked where a queue of jobs reads it. */
  void outcome(String sentence) {
    print(JobProcess.server().isPresent() ? JobProcess.OUTCOME + sentence : sentence);
  }

  /** A remark about the work. */
  void note(String line) {
    err.println(line);
    err.flush();
  }

  /** A bar for work of a known size. */
  ProgressBar bar(String label, long total, String unit) {
    return bar(label, OptionalLong.of(total), unit);
  }

  /** A bar, or a count when the size of the work is not known. */
  ProgressBar bar(String label, OptionalLong total, String unit) {
    return new ProgressBar(err, live, label, total, unit);
  }
}
