package dev.pith.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;

/**
 * How big an index is.
 *
 * @param disk all files of Lucene's in its folder
 * @param hot what every search of the graphs reads, and is slow without in memory: the graphs, and
 *     the vectors as the graphs see them; float32 vectors that are only scored again are not
 *     counted
 */
public record IndexBytes(long disk, long hot) {
  /** The file of float32 vectors, as Lucene names it. */
  private static final String FULL_VECTORS = "vec";

  private static final String GRAPH = "vex";

  static IndexBytes of(IndexReader reader, Directory directory, List<VectorField> fields)
      throws IOException {
    long disk = 0;
    for (String file : directory.listAll()) {
      disk += Generation.isLucenes(file) ? length(directory, file) : 0;
    }
    long hot = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      for (VectorField field : fields) {
        hot += hot(leaf, field);
      }
    }
    return new IndexBytes(disk, hot);
  }

  /** 0 when it has gone since it was listed: whoever writes deletes what it has merged. */
  private static long length(Directory directory, String file) throws IOException {
    try {
      return directory.fileLength(file);
    } catch (NoSuchFileException | FileNotFoundException gone) {
      return 0;
    }
  }

  /** The graph of a segment; 0 when it has none. */
  static long graph(LeafReaderContext leaf, VectorField field) {
    return sizes(leaf, field).getOrDefault(GRAPH, 0L);
  }

  private static Map<String, Long> sizes(LeafReaderContext leaf, VectorField field) {
    FieldInfo info = leaf.reader().getFieldInfos().fieldInfo(field.luceneName());
    if (info == null || !(leaf.reader() instanceof CodecReader segment)) {
      return Map.of();
    }
    KnnVectorsReader vectors = segment.getVectorReader();
    return vectors == null ? Map.of() : vectors.getOffHeapByteSize(info);
  }

  private static long hot(LeafReaderContext leaf, VectorField field) {
    Map<String, Long> sizes = sizes(leaf, field);
    boolean quantized =
        sizes.keySet().stream().anyMatch(file -> !file.equals(FULL_VECTORS) && !file.equals(GRAPH));
    return sizes.entrySet().stream()
        .filter(file -> !quantized || !file.getKey().equals(FULL_VECTORS))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
