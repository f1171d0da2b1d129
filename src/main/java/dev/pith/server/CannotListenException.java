package dev.pith.server;

/** The host is no address of this machine, or the port is not ours to take. */
public final class CannotListenException extends RuntimeException {
  CannotListenException(String host, int port, Throwable cause) {
    super(
        "cannot listen on port %d of %s; choose an address of this machine with --host and a port"
                .formatted(port, host)
            + " above 1023 with --port",
        cause);
  }
}
