package dev.pith.index;

/**
 * What became of the documents of a request.
 *
 * @param added had an id that was not there
 * @param updated were there with another title, text or metadata
 * @param unchanged were there as they are, and were not embedded again
 * @param deleted were there and are not any more
 */
public record Changes(int added, int updated, int unchanged, int deleted) {
  static final Changes NONE = new Changes(0, 0, 0, 0);

  Changes plus(Changes other) {
    return new Changes(
        added + other.added,
        updated + other.updated,
        unchanged + other.unchanged,
        deleted + other.deleted);
  }
}
