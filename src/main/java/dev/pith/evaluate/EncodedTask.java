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
  private static final int CHUNK = 512;

  static EncodedTask of(QualityTask task, Encoder encoder, Progress progress) {
    List<String> passages = task.documents().stream().map(Document::passage).toList();
    List<String> questions = task.queries().stream().map(Query::text).toList();
    return new EncodedTask(
        encodeInChunks(encoder, Role.DOCUMENT, passages, encoder.name() + ": documents", progress),
        encodeInChunks(encoder, Role.QUERY, questions, encoder.name() + ": queries", progress));
  }

  /** A row a text, telling of the progress as {@code step}. */
  static VectorMatrix encodeInChunks(
      Encoder encoder, Role role, List<String> texts, String step, Progress progress) {
    VectorMatrix vectors = VectorMatrix.ofSize(texts.size(), encoder.dimension());
    for (int first = 0; first < texts.size(); first += CHUNK) {
      int end = Math.min(texts.size(), first + CHUNK);
      vectors.setRows(first, encoder.encodeAll(role, texts.subList(first, end)));
      progress.report(step, end, texts.size());
    }
    return vectors;
  }
}
