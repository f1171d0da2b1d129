package dev.pith.bert;

/** A graph in which a part of a BERT-family encoder was not found; the message says which. */
public final class UnrecognisedGraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnrecognisedGraphException(String message) {
    super(message);
  }
}
