package dev.pith.cli;

import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import dev.pith.corpus.Thumb;
import dev.pith.corpus.Thumbs;
import dev.pith.corpus.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The questions that people have judged, as far as a collection can have them.
 *
 * @param queries those with a relevant document
 * @param judgements of those: 1 for a thumb up, 0 for one down
 * @param documents ids of all that are judged and still there
 * @param gone judgements of documents that are not there, or whose ids no judgement file can hold
 * @param withoutAnswer queries for which no document is left that is relevant
 */
record JudgedQuestions(
    List<Query> queries,
    Judgements judgements,
    Set<String> documents,
    int gone,
    int withoutAnswer) {
  /** Nobody has judged anything. */
  static final JudgedQuestions NONE =
      new JudgedQuestions(List.of(), new Judgements(Map.of()), Set.of(), 0, 0);

  /**
   * Takes them from what was said.
   *
   * @param isThere tells of an id whether there is such a document
   */
  static JudgedQuestions of(Thumbs thumbs, Predicate<String> isThere) {
    List<Query> queries = new ArrayList<>();
    Map<String, Map<String, Integer>> gains = new LinkedHashMap<>();
    Set<String> documents = new HashSet<>();
    int gone = 0;
    int withoutAnswer = 0;
    for (String text : thumbs.queries()) {
      List<Thumb> given = thumbs.of(text);
      Map<String, Integer> gain = gains(given, isThere);
      gone += given.size() - gain.size();
      documents.addAll(gain.keySet());
      if (gain.containsValue(1)) {
        Query query = new Query("judged-" + (queries.size() + 1), text);
        queries.add(query);
        gains.put(query.id(), gain);
      } else {
        withoutAnswer++;
      }
    }
    return new JudgedQuestions(queries, new Judgements(gains), documents, gone, withoutAnswer);
  }

  private static Map<String, Integer> gains(List<Thumb> thumbs, Predicate<String> isThere) {
    Map<String, Integer> gains = new LinkedHashMap<>();
    for (Thumb thumb : thumbs) {
      if (Judgements.canName(thumb.document()) && isThere.test(thumb.document())) {
        gains.put(thumb.document(), thumb.verdict() == Verdict.RELEVANT ? 1 : 0);
      }
    }
    return gains;
  }

  /** What is left out, and why; a line for each reason. */
  List<String> leftOut() {
    List<String> lines = new ArrayList<>();
    if (gone > 0) {
      lines.add(
          "left out: %,d judgements of documents that the index does not have any more"
              .formatted(gone));
    }
    if (withoutAnswer > 0) {
      lines.add(
          "left out: %,d judged questions without a document that is relevant"
              .formatted(withoutAnswer));
    }
    return lines;
  }
}
