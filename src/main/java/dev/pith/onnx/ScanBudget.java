package dev.pith.onnx;

/** Counts what a file holds while it is walked, and stops at the first thing over the limits. */
final class ScanBudget {
  private final ModelLimits limits;
  private int fields;
  private int nodes;
  private long textBytes;
  private long listedElements;

  ScanBudget(ModelLimits limits) {
    this.limits = limits;
  }

  void countField(int offset) {
    fields++;
    require(fields, limits.maxFields(), offset, "fields");
  }

  void countNode(int offset) {
    nodes++;
    require(nodes, limits.maxNodes(), offset, "nodes");
  }

  void countText(int offset, int bytes) {
    textBytes += bytes;
    require(textBytes, limits.maxTextBytes(), offset, "bytes of names and strings");
  }

  void countListedElement(int offset) {
    listedElements++;
    require(
        listedElements,
        limits.maxListedElements(),
        offset,
        "elements listed one by one (save large tensors as raw_data)");
  }

  private static void require(long count, long limit, int offset, String what) {
    if (count > limit) {
      throw new MalformedModelException(
          offset, "the file has more than the limit of %d %s".formatted(limit, what));
    }
  }
}
