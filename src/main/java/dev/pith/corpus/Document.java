package dev.pith.corpus;

/**
 * A document as its collection gives it.
 *
 * @param id unique in its collection, never empty
 * @param title may be empty
 * @param text may be empty
 * @param metadata what it can be filtered by
 */
public record Document(String id, String title, String text, Metadata metadata) implements Entry {
  /** Without metadata. */
  public Document(String id, String title, String text) {
    this(id, title, text, Metadata.NONE);
  }

  /** What is embedded: title, a space, text; without the space when one of them is empty. */
  public String passage() {
    return title.isEmpty() ? text : text.isEmpty() ? title : title + " " + text;
  }
}
