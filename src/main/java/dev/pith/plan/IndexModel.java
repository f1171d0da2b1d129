package dev.pith.plan;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What an index takes and how long it is searched, by the figures of one that was measured.
 *
 * @param measuredDocuments of that index
 * @param measuredDimensions of its vectors
 * @param graph its links
 * @param textBytes of a document on disk beside its vector: what is stored and what finds words
 * @param searchSeconds by bits of a component, there
 * @param growth of searches
 */
public record IndexModel(
    double measuredDocuments,
    double measuredDimensions,
    GraphBytes graph,
    double textBytes,
    Map<Integer, Double> searchSeconds,
    Growth growth) {
  private static final String PRECISION_COMMAND =
      "./pith bench precision --index DIR --encoder DIR --queries FILE --json FILE";
  private static final String GROWN_COMMAND =
      "./pith bench search --encoder NAME=DIR --index DIR --queries FILE --grown 100000,1000000 --json FILE";

  public IndexModel {
    searchSeconds = Map.copyOf(searchSeconds);
  }

  /**
   * Fits it.
   *
   * @throws MissingFigureException naming the first that is missing and the command that makes it
   */
  public static IndexModel of(MeasuredFigures figures) {
    double documents = figures.require("indexed-documents", PRECISION_COMMAND);
    double dimensions = figures.require("indexed-dimensions", PRECISION_COMMAND);
    double hot = figures.require("float-hot-total-bytes", PRECISION_COMMAND);
    double disk = figures.require("float-disk-bytes", PRECISION_COMMAND);
    double full = VectorBytes.full((int) dimensions);
    double links = Math.max(0, hot / documents - full);
    Map<Integer, Double> seconds = new TreeMap<>();
    for (int bits : new int[] {32, 8, 7, 4, 2, 1}) {
      figures.optional(searchFigure(bits)).ifPresent(value -> seconds.put(bits, value));
    }
    return new IndexModel(
        documents,
        dimensions,
        GraphBytes.fitted(links, documents),
        Math.max(0, (disk - hot) / documents),
        seconds,
        figures.requireGrowth(GROWN_COMMAND));
  }

  private static String searchFigure(int bits) {
    return (bits == 32 ? "float" : bits == 1 ? "onebit" : bits + "bit") + "-search-seconds";
  }

  /** What every search reads of so many documents in one graph. */
  public double hotBytes(double documents, int dimensions, int bits) {
    return documents * (VectorBytes.searched(dimensions, bits) + graph.perVector(documents));
  }

  /** All files of an index of so many documents in one graph. */
  public double diskBytes(double documents, int dimensions, int bits) {
    return documents
        * (VectorBytes.stored(dimensions, bits) + graph.perVector(documents) + textBytes);
  }

  /**
   * Of one thread. Longer vectors take longer in proportion; shorter ones are not believed to be
   * faster.
   *
   * @return empty when no search was measured at so many bits
   */
  public OptionalDouble seconds(double documents, int dimensions, int bits) {
    Double measured = searchSeconds.get(bits);
    return measured == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(measured * timesDocuments(documents) * timesDimensions(dimensions));
  }

  /** As above, where a plan cannot do without. */
  double requireSeconds(double documents, int dimensions, int bits) {
    return seconds(documents, dimensions, bits)
        .orElseThrow(
            () ->
                new MissingFigureException(
                    "the figure %s is missing: measure it with %s, and name that file by --figures too"
                        .formatted(searchFigure(bits), PRECISION_COMMAND)));
  }

  /**
   * How many times longer a search takes than in the measured index: by the power that was
   * measured, and at least by the logarithm that searches of such graphs grow by at their best.
   *
   * @see <a href="https://arxiv.org/abs/1603.09320">Malkov and Yashunin 2018, section 4.2</a>
   */
  double timesDocuments(double documents) {
    return Math.max(
        Math.pow(documents / measuredDocuments, growth.exponent()),
        Math.log(Math.max(2, documents)) / Math.log(Math.max(2, measuredDocuments)));
  }

  double timesDimensions(int dimensions) {
    return Math.max(1, dimensions / measuredDimensions);
  }
}
