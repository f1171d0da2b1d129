package dev.pith.corpus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a {@link BeirFolder} is made of.
 *
 * @param documents with distinct ids; read once, and closed by whoever reads
 * @param queries of all splits, with distinct ids; without any, there are documents only
 * @param splits judgements by the name of their split, of ids that {@link Judgements#canName}
 * @param notes texts of other files beside them, by name
 */
public record CollectionContents(
    Stream<Document> documents,
    List<Query> queries,
    Map<String, Judgements> splits,
    Map<String, String> notes) {
  public CollectionContents {
    queries = List.copyOf(queries);
    splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
    notes = Map.copyOf(notes);
  }
}
