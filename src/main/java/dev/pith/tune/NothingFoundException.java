package dev.pith.tune;

/** An encoder that others are to be compared with finds nothing. */
public final class NothingFoundException extends RuntimeException {
  NothingFoundException(String encoder) {
    super(
        "%s finds none of the documents by a piece of them; there is nothing to keep a share of"
            .formatted(encoder));
  }
}
