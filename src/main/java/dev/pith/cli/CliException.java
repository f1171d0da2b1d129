package dev.pith.cli;

/** A command that cannot go on; the message is the one line that the user sees. */
final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CliException(String message) {
    super(message);
  }
}
