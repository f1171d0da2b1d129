package dev.pith.server;

/** Files that give no identity for TLS; the message is one sentence for whoever runs the server. */
public final class TlsException extends RuntimeException {
  TlsException(String message) {
    super(message);
  }

  TlsException(String message, Throwable cause) {
    super(message, cause);
  }
}
