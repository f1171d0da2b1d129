package dev.pith.index;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.jspecify.annotations.Nullable;

/**
 * How many bits of each component of a vector the search of the graph looks at. Below 32, vectors
 * are stored twice: quantized, for the graph, and as float32 on disk, from which what was found is
 * scored again. The quantization is that of Lucene, fitted to each vector.
 *
 * @see <a href="https://arxiv.org/abs/2405.12497">RaBitQ, Gao and Long 2024</a>, which 1 bit comes
 *     from, and <a href="https://arxiv.org/abs/2304.04759">LVQ, Aguerrebere et al. 2023</a>,
 *     section 3, for more
 */
public enum VectorPrecision {
  FLOAT32(32, 1),
  BITS_8(8, 1),
  BITS_7(7, 1),
  BITS_4(4, 2),
  BITS_2(2, 5),
  BITS_1(1, 10);

  private final int bits;
  private final int oversampling;

  VectorPrecision(int bits, int oversampling) {
    this.bits = bits;
    this.oversampling = oversampling;
  }

  /**
   * The one with so many bits.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static VectorPrecision ofBits(int bits) {
    return Arrays.stream(values())
        .filter(precision -> precision.bits == bits)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "vectors cannot have %d bits a component: choose from %s"
                        .formatted(
                            bits,
                            Arrays.stream(values())
                                .map(precision -> Integer.toString(precision.bits))
                                .collect(Collectors.joining(", ")))));
  }

  /** Of each component. */
  public int bits() {
    return bits;
  }

  /** For each hit that is wanted, how many the graph is asked for, to be scored again. */
  public int oversampling() {
    return oversampling;
  }

  /** One that links on the thread that merges. */
  KnnVectorsFormat format(GraphShape graph, Linking linking) {
    return format(graph, linking, 1, null);
  }

  /**
   * One that links on several threads.
   *
   * @param linkers not asked when there is only one worker
   */
  KnnVectorsFormat format(
      GraphShape graph, Linking linking, int workers, @Nullable ExecutorService linkers) {
    ExecutorService used = workers == 1 ? null : linkers;
    return this == FLOAT32
        ? new Lucene99HnswVectorsFormat(
            graph.neighbours(), graph.beamWidth(), workers, used, linking.weight())
        : new Lucene104HnswScalarQuantizedVectorsFormat(
            ScalarEncoding.fromNumBits(bits),
            graph.neighbours(),
            graph.beamWidth(),
            workers,
            used,
            linking.weight());
  }
}
