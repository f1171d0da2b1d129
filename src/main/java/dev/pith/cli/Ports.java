package dev.pith.cli;

/** Ports as users give them. */
final class Ports {
  private static final int HIGHEST = 65_535;

  private Ports() {}

  static void check(int port) {
    if (port < 0 || port > HIGHEST) {
      throw new CliException("--port " + port + " is not 0 to " + HIGHEST);
    }
  }
}
