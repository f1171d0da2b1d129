package dev.pith.onnx;

/**
 * How much of a model file is believed before it is refused.
 *
 * <p>Together the limits bound what reading costs beyond the file's own bytes, so that a small file
 * cannot ask for a large heap. Nesting needs no limit: without subgraphs and functions, which are
 * refused, an ONNX file is at most eight messages deep.
 *
 * @param maxBytes the file's length; at most {@link Integer#MAX_VALUE} - 8
 * @param maxNodes nodes of the graph
 * @param maxRank extents of a tensor or value, 1 to 8
 * @param maxFields fields in the whole file, counting those inside messages
 * @param maxTextBytes UTF-8 bytes of all names and strings together, documentation left out
 * @param maxListedElements elements of all tensors that are listed one by one rather than held in
 *     {@code raw_data}, and of all attribute lists
 */
public record ModelLimits(
    long maxBytes,
    int maxNodes,
    int maxRank,
    int maxFields,
    long maxTextBytes,
    long maxListedElements) {
  private static final ModelLimits STANDARD =
      new ModelLimits(1L << 30, 50_000, Shape.MAX_RANK, 200_000, 8L << 20, 500_000);

  public ModelLimits {
    requirePositive(maxBytes, "maxBytes");
    requirePositive(maxNodes, "maxNodes");
    requirePositive(maxRank, "maxRank");
    requirePositive(maxFields, "maxFields");
    requirePositive(maxTextBytes, "maxTextBytes");
    requirePositive(maxListedElements, "maxListedElements");
    if (maxBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("maxBytes " + maxBytes + " is over what an array holds");
    }
    if (maxRank > Shape.MAX_RANK) {
      throw new IllegalArgumentException("maxRank " + maxRank + " is over " + Shape.MAX_RANK);
    }
  }

  /** 1 GiB, 50,000 nodes, rank 8, 200,000 fields, 8 MiB of text, 500,000 listed elements. */
  public static ModelLimits standard() {
    return STANDARD;
  }

  private static void requirePositive(long limit, String name) {
    if (limit < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, is " + limit);
    }
  }
}
