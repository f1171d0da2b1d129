package dev.pith.cli;

import dev.pith.corpus.CollectionContents;
import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a collection that is made of an index asks: each of the two may be empty. */
record CollectionQuestions(JudgedQuestions judged, DrawnQuestions drawn) {
  /** Those that people have judged. */
  static final String JUDGED = "judged";

  /** Those that are pieces of documents. */
  static final String DRAWN = "drawn";

  /** The collection. */
  CollectionContents with(Stream<Document> documents) {
    List<Query> queries = new ArrayList<>(judged.queries());
    queries.addAll(drawn.queries());
    Map<String, Judgements> splits = new LinkedHashMap<>();
    if (!judged.queries().isEmpty()) {
      splits.put(JUDGED, judged.judgements());
    }
    if (!drawn.queries().isEmpty()) {
      splits.put(DRAWN, drawn.judgements());
    }
    return new CollectionContents(documents.map(drawn::searched), queries, splits, Map.of());
  }

  /** What there is, in one clause. */
  String summary() {
    return "%,d judged questions (%,d judgements), %,d drawn ones"
        .formatted(judged.queries().size(), judged.judgements().size(), drawn.queries().size());
  }

  /** The split to measure on first: what people say before what documents say. */
  Optional<String> split() {
    if (!judged.queries().isEmpty()) {
      return Optional.of(JUDGED);
    }
    return drawn.queries().isEmpty() ? Optional.empty() : Optional.of(DRAWN);
  }
}
