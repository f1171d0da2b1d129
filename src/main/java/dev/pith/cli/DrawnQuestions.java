package dev.pith.cli;

import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import dev.pith.tune.DocumentSample;
import dev.pith.tune.KnownItemDraw;
import dev.pith.tune.KnownItems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Questions that are pieces of documents, each with that document as its only answer.
 *
 * @param queries as {@code tune} asks them
 * @param judgements the document of each
 * @param asked those documents by id, without their piece
 */
record DrawnQuestions(List<Query> queries, Judgements judgements, Map<String, Document> asked) {
  static final DrawnQuestions NONE =
      new DrawnQuestions(List.of(), new Judgements(Map.of()), Map.of());

  private static final int FEWEST_SAMPLED = 4_000;
  private static final int SAMPLED_FOR_EACH = 4;

  /**
   * Draws them, of a sample so that a large index is not held in memory.
   *
   * @param documents all there are
   * @param judged ids of those that stay as they are, because people have judged them so
   * @param atMost how many, of every other document of the sample at most
   * @throws dev.pith.tune.TooFewProbesException when there are too few to tell anything
   */
  static DrawnQuestions of(Stream<Document> documents, Set<String> judged, int atMost, long seed) {
    Stream<Document> free =
        documents.filter(d -> !judged.contains(d.id()) && Judgements.canName(d.id()));
    DocumentSample sample =
        DocumentSample.of(free, Math.max(FEWEST_SAMPLED, SAMPLED_FOR_EACH * atMost), seed);
    return of(KnownItemDraw.ofEveryOther(sample.documents(), atMost, seed));
  }

  private static DrawnQuestions of(KnownItems items) {
    Map<String, Map<String, Integer>> gains = new LinkedHashMap<>();
    for (Query query : items.queries()) {
      gains.put(query.id(), Map.of(Objects.requireNonNull(items.answers().get(query.id())), 1));
    }
    Set<String> answers = new HashSet<>(items.answers().values());
    return new DrawnQuestions(
        items.queries(),
        new Judgements(gains),
        items.documents().stream()
            .filter(document -> answers.contains(document.id()))
            .collect(Collectors.toMap(Document::id, Function.identity())));
  }

  /** A document as it is searched: one that is asked for lacks what it is asked by. */
  Document searched(Document document) {
    Document rest = asked.get(document.id());
    return rest == null
        ? document
        : new Document(rest.id(), rest.title(), rest.text(), document.metadata());
  }
}
