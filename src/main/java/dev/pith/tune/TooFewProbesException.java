package dev.pith.tune;

/** A corpus has too few documents that a question can be taken from. */
public final class TooFewProbesException extends RuntimeException {
  TooFewProbesException(int found, int documents) {
    super(
        "only %d of %,d documents have a title or a sentence to ask for and a text beside it; it takes %d or more such documents"
            .formatted(found, documents, KnownItemDraw.FEWEST));
  }
}
