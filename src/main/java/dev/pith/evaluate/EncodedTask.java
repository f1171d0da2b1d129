package dev.pith.evaluate;

import dev.pith.corpus.Document;
import dev.pith.corpus.Query;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.util.List;

/**
 * A task's texts as one encoder's vectors.
 *
 * @param documents one row a document, in the task's order
 * @param queries one row a query, in the task's order
 */
record EncodedTask(VectorMatrix documents, VectorMatrix queries) {
  static EncodedTask of(QualityTask task, Encoder encoder, Progress progress) {
    List<String> passages = task.documents().stream().map(Document::passage).toList();
    return new EncodedTask(
        EncodedTexts.of(encoder, Role.DOCUMENT, passages, encoder.name() + ": documents", progress),
        queries(task, encoder, progress));
  }

  /** The queries alone. */
  static VectorMatrix queries(QualityTask task, Encoder encoder, Progress progress) {
    List<String> questions = task.queries().stream().map(Query::text).toList();
    return EncodedTexts.of(encoder, Role.QUERY, questions, encoder.name() + ": queries", progress);
  }
}
