package dev.pith.cluster;

/** A generation is not on the cluster any more; the alias may name another one. */
final class GoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How the cluster calls that. */
  static final String TYPE = "index_not_found_exception";

  GoneException(String generation) {
    super("index %s is not on the cluster any more: open it again".formatted(generation));
  }
}
