package dev.pith.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.OneMergeWrappingMergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.util.IORunnable;

/**
 * Makes few linked segments of many. Belongs to one writer, which is opened with its codec and its
 * merges; they are safe for use by many threads at once, {@link #run} is for one.
 */
final class Settling {
  private final IndexSchema schema;
  private volatile KnnVectorsFormat format;
  private volatile Set<String> chosen = Set.of();

  Settling(IndexSchema schema, Linking linking) {
    this.schema = schema;
    this.format = schema.precision().format(schema.graph(), linking);
  }

  Codec codec() {
    return new IndexCodec(() -> format);
  }

  MergePolicy merges() {
    return new OneMergeWrappingMergePolicy(new ChosenMerges(), ShapedMerge::new);
  }

  /**
   * Merges what should be one segment, and links it. What a writer has not committed is not looked
   * at.
   *
   * @param workers as of {@link #link}
   */
  void run(IndexWriter writer, int workers) throws IOException {
    chosen = SegmentSize.toMerge(sizes(writer));
    if (chosen.isEmpty()) {
      return;
    }
    try {
      link(workers, () -> writer.forceMerge(1));
    } finally {
      chosen = Set.of();
    }
  }

  /**
   * Has what a merge writes linked at once, on several threads.
   *
   * @param workers threads that link, at least 1; with more than one, graphs of the same documents
   *     differ a little
   * @param merge of the writer, whole when it returns
   */
  void link(int workers, IORunnable merge) throws IOException {
    KnnVectorsFormat usual = format;
    try (ExecutorService linkers = linkers(workers)) {
      format = schema.precision().format(schema.graph(), Linking.AT_ONCE, workers, linkers);
      merge.run();
    } finally {
      format = usual;
    }
  }

  private static ExecutorService linkers(int workers) {
    return Executors.newFixedThreadPool(
        workers, Thread.ofPlatform().name("pith-index-linker-", 0).daemon().factory());
  }

  private List<SegmentSize> sizes(IndexWriter writer) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer.getDirectory())) {
      List<SegmentSize> sizes = new ArrayList<>();
      for (LeafReaderContext leaf : reader.leaves()) {
        if (leaf.reader() instanceof SegmentReader segment) {
          sizes.add(new SegmentSize(segment.getSegmentName(), embedded(segment), isLinked(leaf)));
        }
      }
      return sizes;
    }
  }

  /** Documents that would be linked: those of passages are not, their passages are. */
  private int embedded(SegmentReader segment) throws IOException {
    FloatVectorValues vectors =
        segment.getFloatVectorValues(schema.fields().getFirst().luceneName());
    return vectors == null ? 0 : Math.min(vectors.size(), segment.numDocs());
  }

  private boolean isLinked(LeafReaderContext leaf) {
    return schema.fields().stream().allMatch(field -> IndexBytes.graph(leaf, field) > 0);
  }

  /** One that goes on with graphs of the index's shape only; an older index may have others. */
  private final class ShapedMerge extends MergePolicy.OneMerge {
    ShapedMerge(MergePolicy.OneMerge merge) {
      super(merge);
    }

    @Override
    public CodecReader wrapForMerge(CodecReader segment) throws IOException {
      return Unlinked.unlessShaped(super.wrapForMerge(segment), schema);
    }
  }

  /** Lucene's own, but for the ones that are asked for: those are of the chosen segments. */
  private final class ChosenMerges extends FilterMergePolicy {
    ChosenMerges() {
      super(new TieredMergePolicy());
    }

    @Override
    public MergeSpecification findForcedMerges(
        SegmentInfos infos,
        int segments,
        Map<SegmentCommitInfo, Boolean> toMerge,
        MergeContext context) {
      List<SegmentCommitInfo> together =
          infos.asList().stream()
              .filter(info -> chosen.contains(info.info.name))
              .filter(info -> !context.getMergingSegments().contains(info))
              .toList();
      MergeSpecification merges = new MergeSpecification();
      if (!together.isEmpty()) {
        merges.add(new OneMerge(together));
      }
      return merges;
    }
  }
}
