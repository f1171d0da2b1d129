package dev.pith.index;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.FilterCodecReader;
import org.jspecify.annotations.Nullable;

/**
 * A segment without the vectors and graphs of some encoders. A merge of Lucene's writes the fields
 * that it is told of, and so leaves theirs behind. Safe for use as the segment is.
 */
final class FewerVectors extends FilterCodecReader {
  private final FieldInfos fields;

  /**
   * @param kept those whose vectors stay
   */
  FewerVectors(CodecReader segment, List<VectorField> kept) {
    super(segment);
    Set<String> names = kept.stream().map(VectorField::luceneName).collect(Collectors.toSet());
    this.fields =
        new FieldInfos(
            StreamSupport.stream(segment.getFieldInfos().spliterator(), false)
                .filter(field -> !field.hasVectorValues() || names.contains(field.name))
                .toArray(FieldInfo[]::new));
  }

  @Override
  public FieldInfos getFieldInfos() {
    return fields;
  }

  @Override
  public @Nullable CacheHelper getCoreCacheHelper() {
    return null;
  }

  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return null;
  }
}
