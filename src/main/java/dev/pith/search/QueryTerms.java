package dev.pith.search;

import dev.pith.index.EnglishTerms;
import dev.pith.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * A query's terms, each with how often the query has it. No character of the text has a meaning of
 * its own.
 *
 * @param counts may be empty: of a text of stop words nothing is left
 * @param truncated whether the text had more terms than are searched for
 */
public record QueryTerms(Map<String, Integer> counts, boolean truncated) {
  /** As many as most encoders read tokens; Lucene takes up to 1,024 clauses. */
  static final int MOST_TERMS = 256;

  public QueryTerms {
    counts = Map.copyOf(counts);
  }

  /** Of any text; cut at {@value #MOST_TERMS}. */
  public static QueryTerms of(String text) {
    List<String> terms = new ArrayList<>();
    EnglishTerms.read(
        text,
        (term, start, end) -> {
          terms.add(term);
          return terms.size() <= MOST_TERMS;
        });
    Map<String, Integer> counts = new TreeMap<>();
    terms.stream().limit(MOST_TERMS).forEach(term -> counts.merge(term, 1, Integer::sum));
    return new QueryTerms(counts, terms.size() > MOST_TERMS);
  }

  /** What is searched for among these documents: see {@link Spelling}. */
  static QueryTerms of(String text, IndexReader reader) throws IOException {
    return new Spelling(reader).of(of(text));
  }

  /** How many terms are searched for, repeated ones included. */
  public int size() {
    return counts.values().stream().mapToInt(count -> count).sum();
  }

  /**
   * Any document with one of the terms; title and text are scored as the one passage they are. A
   * term is as frequent among documents as in the field in which more have it.
   */
  Query query() {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    counts.forEach((term, count) -> any.add(query(term, count), Occur.SHOULD));
    return any.build();
  }

  /** What each term gives to a document's score; terms that it does not have are left out. */
  Map<String, Float> scores(IndexSearcher searcher, int doc) throws IOException {
    Map<String, Float> scores = new TreeMap<>();
    for (Map.Entry<String, Integer> term : counts.entrySet()) {
      Explanation explained = searcher.explain(query(term.getKey(), term.getValue()), doc);
      if (explained.isMatch()) {
        scores.put(term.getKey(), explained.getValue().floatValue());
      }
    }
    return scores;
  }

  private static Query query(String term, int count) {
    return new BoostQuery(
        new CombinedFieldQuery.Builder(term).addField(Fields.TITLE).addField(Fields.TEXT).build(),
        count);
  }
}
