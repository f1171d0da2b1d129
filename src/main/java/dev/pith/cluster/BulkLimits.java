package dev.pith.cluster;

/**
 * How much is under way to a cluster at once.
 *
 * @param requestBytes of a request, at least 1; one document may be more by itself
 * @param requestDocuments of a request, at least 1
 * @param requests at once, at least 1; who adds more waits
 */
record BulkLimits(int requestBytes, int requestDocuments, int requests) {
  static final BulkLimits DEFAULT = new BulkLimits(4 << 20, 500, 3);

  BulkLimits {
    if (requestBytes < 1 || requestDocuments < 1 || requests < 1) {
      throw new IllegalArgumentException("limits are 1 or more");
    }
  }
}
