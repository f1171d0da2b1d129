package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.index.Progress;
import dev.pith.index.VectorPrecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Embeds the documents of an index again, by other encoders, into a generation beside the old one,
 * and lets the alias name it at once. The old one is searched until then, and cannot be written to
 * from the start of it on.
 *
 * <p>The generation that was searched before stays, so that whoever searches it goes on; the one
 * before that is deleted. To cancel, interrupt the thread that runs it: the alias is not touched,
 * and the next run with the same encoders goes on from there.
 */
public final class ClusterReindex {
  private static final int PAGE_DOCUMENTS = 512;

  private final Generations generations;
  private final ClusterIndex old;
  private final ClusterIndex next;
  private final List<Encoder> encoders;

  private ClusterReindex(
      Generations generations, ClusterIndex old, ClusterIndex next, List<Encoder> encoders) {
    this.generations = generations;
    this.old = old;
    this.next = next;
    this.encoders = encoders;
  }

  /**
   * Makes the next generation, or finds what an earlier run of the same encoders has left of it;
   * what other runs left, and all before the one that is searched, is deleted.
   *
   * @param encoders at least one; they belong to the caller
   * @param precision of the next: 32 or 7 bits; its documents are cut as in the old one
   * @throws ClusterException when there is no such index
   */
  public static ClusterReindex start(
      ClusterIndex old,
      List<? extends Encoder> encoders,
      VectorPrecision precision,
      ClusterShape shape) {
    Generations generations = new Generations(old.connection(), old.name());
    ClusterSchema schema = ClusterSchema.of(encoders, old.layout().with(precision));
    ClusterIndex left = null;
    for (ClusterIndex other : generations.all()) {
      boolean isNewer = other.generation().compareTo(old.generation()) > 0;
      if (isNewer && other.schema().equals(schema)) {
        left = other;
      } else if (!other.generation().equals(old.generation())) {
        generations.delete(other);
      }
    }
    ClusterIndex next = left == null ? generations.createNext(schema, shape) : left;
    return new ClusterReindex(generations, old, next, List.copyOf(encoders));
  }

  /**
   * Copies, compares the counts, and switches; what it returns is complete when it has switched.
   *
   * @param progress told after each page, on this thread
   * @throws ClusterException when the cluster refused a document, or documents are missing; the old
   *     generation is searched as before
   */
  public Progress run(Consumer<Progress> progress) {
    old.setReadOnly(true);
    boolean isSwitched = false;
    try {
      old.refresh();
      Progress copied = copy(progress);
      if (Thread.currentThread().isInterrupted()) {
        return copied;
      }
      next.refresh();
      removeStrangers();
      requireAll();
      generations.switchTo(next);
      isSwitched = true;
      return copied.ended();
    } finally {
      if (!isSwitched) {
        letWrite();
      }
    }
  }

  /** Who is asked to end still does this. */
  private void letWrite() {
    boolean interrupted = Thread.interrupted();
    old.setReadOnly(false);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the alias names in the end. */
  public ClusterIndex next() {
    return next;
  }

  private void requireAll() {
    long before = old.documentCount();
    long now = next.documentCount();
    if (before != now) {
      throw new ClusterException(
          "%,d of %,d documents are in the new generation %s, so it is not searched: run it again"
              .formatted(now, before, next.generation()));
    }
  }

  private Progress copy(Consumer<Progress> progress) {
    long startNanos = System.nanoTime();
    OptionalLong total = OptionalLong.of(old.documentCount());
    DocumentWrites writes = new DocumentWrites(next.schema(), encoders);
    Progress reached = Progress.after(0, 0, total, 0);
    long skipped = 0;
    try (BulkWriter writer =
        new BulkWriter(
            next.connection(), next.generation(), BulkLimits.DEFAULT, RetryPolicy.WRITING)) {
      List<Document> page = page(old, "");
      while (!page.isEmpty() && !Thread.currentThread().isInterrupted()) {
        List<Document> missing = missing(page);
        skipped += page.size() - missing.size();
        writes.of(missing).forEach(writer::add);
        page = page(old, page.getLast().id());
        if (page.isEmpty()) {
          writer.finish();
        }
        writer.requireNothingRefused();
        reached =
            Progress.after(
                System.nanoTime() - startNanos, skipped + writer.acknowledged(), total, skipped);
        progress.accept(reached);
      }
    }
    return reached;
  }

  /** An earlier run may have copied one that was changed since. */
  private List<Document> missing(List<Document> page) {
    Map<String, Document> there = next.acknowledged(page.stream().map(Document::id).toList());
    return page.stream().filter(document -> !document.equals(there.get(document.id()))).toList();
  }

  /** An earlier run may have copied some that were taken out of the old one since. */
  private void removeStrangers() {
    if (next.documentCount() <= old.documentCount()) {
      return;
    }
    List<Document> page = page(next, "");
    while (!page.isEmpty()) {
      Set<String> ids = page.stream().map(Document::id).collect(Collectors.toSet());
      ids.removeAll(old.acknowledgedIds(ids));
      next.remove(ids);
      page = page(next, page.getLast().id());
    }
  }

  /** The documents with the next higher ids; none behind the last. */
  private static List<Document> page(ClusterIndex index, String after) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("size", PAGE_DOCUMENTS).put("track_total_hits", false);
    body.putArray("sort").addObject().put(SourceFields.ID, "asc");
    body.putArray("search_after").add(after);
    List<Document> page = new ArrayList<>();
    for (JsonNode hit : index.search("", body).path("hits").path("hits")) {
      page.add(SourceFields.read(hit.path("_source")));
    }
    return page;
  }
}
