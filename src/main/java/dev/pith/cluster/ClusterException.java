package dev.pith.cluster;

import org.jspecify.annotations.Nullable;

/** A cluster does not do what it was asked for; the message says why and what to do. */
public final class ClusterException extends RuntimeException {
  public ClusterException(String message) {
    super(message);
  }

  ClusterException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** An answer that is none to what was asked. */
  static ClusterException of(ClusterRequest request, ClusterAnswer answer) {
    String advice =
        switch (answer.status()) {
          case 401 -> ": name credentials that it knows";
          case 403 -> ": name credentials that may do so";
          default -> "";
        };
    return new ClusterException(
        "the cluster refused %s %s (%d, %s)%s"
            .formatted(
                request.method(), request.resource(), answer.status(), answer.reason(), advice));
  }
}
