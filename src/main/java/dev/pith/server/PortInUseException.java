package dev.pith.server;

/** Another program, or another Pith, listens where this server should. */
public final class PortInUseException extends RuntimeException {
  private final String host;
  private final int port;

  PortInUseException(String host, int port, Throwable cause) {
    super("port %d on %s is in use; choose another with --port".formatted(port, host), cause);
    this.host = host;
    this.port = port;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }
}
