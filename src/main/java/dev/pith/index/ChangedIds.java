package dev.pith.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.Bits;

/**
 * Ids of the documents in which two commits of an index may differ. Segments that both have are
 * told apart by their deletions alone, so this takes time with what was written in between; ids of
 * segments that were merged come too, and any id may come twice.
 */
final class ChangedIds {
  private final Consumer<String> ids;

  private ChangedIds(Consumer<String> ids) {
    this.ids = ids;
  }

  /** Every id of a commit. */
  static void all(IndexReader commit, Consumer<String> ids) throws IOException {
    ChangedIds all = new ChangedIds(ids);
    for (LeafReaderContext segment : commit.leaves()) {
      all.live(segment.reader());
    }
  }

  /**
   * What may differ.
   *
   * @param before and {@code after} are of one index, the latter opened from the former
   */
  static void between(IndexReader before, IndexReader after, Consumer<String> ids)
      throws IOException {
    ChangedIds changed = new ChangedIds(ids);
    Map<Object, LeafReader> old = byCore(before.leaves());
    for (LeafReaderContext context : after.leaves()) {
      LeafReader segment = context.reader();
      LeafReader same = old.remove(core(segment));
      if (same == null) {
        changed.live(segment);
      } else {
        changed.deleted(same, segment);
      }
    }
    for (LeafReader gone : old.values()) {
      changed.live(gone);
    }
  }

  private static Map<Object, LeafReader> byCore(List<LeafReaderContext> segments) {
    Map<Object, LeafReader> byCore = new HashMap<>();
    segments.forEach(segment -> byCore.put(core(segment.reader()), segment.reader()));
    return byCore;
  }

  private static Object core(LeafReader segment) {
    return segment.getCoreCacheHelper().getKey();
  }

  private void live(LeafReader segment) throws IOException {
    Bits live = segment.getLiveDocs();
    SortedSetDocValues values = segment.getSortedSetDocValues(Fields.ID);
    for (int doc = 0; values != null && doc < segment.maxDoc(); doc++) {
      if (live == null || live.get(doc)) {
        tell(values, doc);
      }
    }
  }

  private void deleted(LeafReader before, LeafReader after) throws IOException {
    Bits live = before.getLiveDocs();
    Bits left = after.getLiveDocs();
    SortedSetDocValues values = after.getSortedSetDocValues(Fields.ID);
    for (int doc = 0; values != null && left != null && doc < after.maxDoc(); doc++) {
      if (!left.get(doc) && (live == null || live.get(doc))) {
        tell(values, doc);
      }
    }
  }

  private void tell(SortedSetDocValues values, int doc) throws IOException {
    if (values.advanceExact(doc)) {
      ids.accept(values.lookupOrd(values.nextOrd()).utf8ToString());
    }
  }
}
