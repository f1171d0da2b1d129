package dev.pith.plan;

/** A figure that a plan needs is not among those that were measured. */
public final class MissingFigureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingFigureException(String message) {
    super(message);
  }
}
