package dev.pith.index;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.StoredFieldsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.LZ4WithPresetDictCompressionMode;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/**
 * How the files of a segment are written. Readers know it by the name of Lucene's own codec, and
 * read all of it.
 */
final class IndexCodec extends FilterCodec {
  private final StoredFieldsFormat stored;

  /**
   * @param vectors asked anew for each segment
   */
  IndexCodec(Supplier<KnnVectorsFormat> vectors) {
    super("Lucene104", new VectorsOf(vectors));
    this.stored = new SmallBlocks(delegate.storedFieldsFormat());
  }

  @Override
  public StoredFieldsFormat storedFieldsFormat() {
    return stored;
  }

  private static final class VectorsOf extends Lucene104Codec {
    private final Supplier<KnnVectorsFormat> vectors;

    VectorsOf(Supplier<KnnVectorsFormat> vectors) {
      this.vectors = vectors;
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
      return vectors.get();
    }
  }

  /**
   * Lucene's format for stored fields in blocks of 8 KiB instead of 80: the ten documents of an
   * answer lie in ten blocks, and most of what is unpacked of a large one belongs to others. Takes
   * a sixth more room.
   */
  private static final class SmallBlocks extends StoredFieldsFormat {
    private static final int BLOCK_BYTES = 8 << 10;
    private static final int MAX_DOCUMENTS = 1_024;
    private static final int BLOCK_SHIFT = 10;

    private final StoredFieldsFormat usual;
    private final StoredFieldsFormat small =
        new Lucene90CompressingStoredFieldsFormat(
            "Lucene90StoredFieldsFastData",
            new LZ4WithPresetDictCompressionMode(),
            BLOCK_BYTES,
            MAX_DOCUMENTS,
            BLOCK_SHIFT);

    SmallBlocks(StoredFieldsFormat usual) {
      this.usual = usual;
    }

    @Override
    public StoredFieldsReader fieldsReader(
        Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context)
        throws IOException {
      return usual.fieldsReader(directory, segment, fields, context);
    }

    @Override
    public StoredFieldsWriter fieldsWriter(
        Directory directory, SegmentInfo segment, IOContext context) throws IOException {
      segment.putAttribute(
          Lucene90StoredFieldsFormat.MODE_KEY, Lucene90StoredFieldsFormat.Mode.BEST_SPEED.name());
      return small.fieldsWriter(directory, segment, context);
    }
  }
}
