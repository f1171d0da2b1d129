package dev.pith.search;

import dev.pith.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Takes a word that is in no document for the one most like it that is: one letter changed, added,
 * left out or exchanged with its neighbour, two in long words; the first letter is trusted. Of
 * several the nearest, of those the one in most documents. Words that some document has stay as
 * they are.
 *
 * @param reader the documents
 */
record Spelling(IndexReader reader) {
  /** The terms that are searched for. */
  QueryTerms of(QueryTerms asked) throws IOException {
    List<String> unknown = new ArrayList<>();
    for (String term : asked.counts().keySet()) {
      if (Misspellings.edits(term) > 0 && documents(term) == 0) {
        unknown.add(term);
      }
    }
    return unknown.isEmpty() || unknown.size() > Misspellings.MOST_WORDS
        ? asked
        : meant(asked, unknown);
  }

  private QueryTerms meant(QueryTerms asked, List<String> unknown) throws IOException {
    Map<String, Integer> counts = new TreeMap<>(asked.counts());
    for (String term : unknown) {
      int count = Objects.requireNonNull(counts.remove(term));
      counts.merge(meant(term), count, Integer::sum);
    }
    return new QueryTerms(counts, asked.truncated());
  }

  private String meant(String term) throws IOException {
    int edits = Misspellings.edits(term);
    Optional<Neighbour> inTitles = nearest(term, Fields.TITLE, edits);
    Optional<Neighbour> inTexts = nearest(term, Fields.TEXT, edits);
    return Stream.of(inTitles, inTexts)
        .flatMap(Optional::stream)
        .max(Neighbour.BEST_LAST)
        .map(Neighbour::term)
        .orElse(term);
  }

  private int documents(String term) throws IOException {
    return Math.max(
        reader.docFreq(new Term(Fields.TITLE, term)), reader.docFreq(new Term(Fields.TEXT, term)));
  }

  private record Neighbour(String term, float likeness, int documents) {
    static final Comparator<Neighbour> BEST_LAST =
        Comparator.comparingDouble(Neighbour::likeness)
            .thenComparingInt(Neighbour::documents)
            .thenComparing(Neighbour::term, Comparator.reverseOrder());
  }

  private Optional<Neighbour> nearest(String term, String field, int edits) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return Optional.empty();
    }
    FuzzyTermsEnum like = new FuzzyTermsEnum(terms, new Term(field, term), edits, 1, true);
    BoostAttribute likeness = like.attributes().addAttribute(BoostAttribute.class);
    Neighbour best = null;
    for (BytesRef found = like.next(); found != null; found = like.next()) {
      Neighbour neighbour =
          new Neighbour(found.utf8ToString(), likeness.getBoost(), like.docFreq());
      if (best == null || Neighbour.BEST_LAST.compare(neighbour, best) > 0) {
        best = neighbour;
      }
    }
    return Optional.ofNullable(best);
  }
}
