package dev.pith.encode;

/** A text's part in a search: some encoders read queries and documents differently. */
public enum Role {
  /** What someone asks. */
  QUERY,
  /** What may answer. */
  DOCUMENT
}
