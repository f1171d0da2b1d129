package dev.pith.compress;

/** A recipe that is refused before any work; the message holds the JSON pointer of the fault. */
public final class RecipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RecipeException(String pointer, String reason) {
    super("at " + (pointer.isEmpty() ? "/" : pointer) + ": " + reason);
  }
}
