package dev.pith.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The terms of a text as titles and texts are indexed: words in lower case, without stop words and
 * possessives, cut to their stems (Porter 1980). Safe for use by many threads at once.
 */
public final class EnglishTerms {
  static final Analyzer ANALYZER = new EnglishAnalyzer();

  private EnglishTerms() {}

  /** The first terms of any text, in its order, at most so many. */
  public static List<String> of(String text, int atMost) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = ANALYZER.tokenStream(Fields.TEXT, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (terms.size() < atMost && stream.incrementToken()) {
        terms.add(term.toString());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("a text in memory could not be read", failure);
    }
    return terms;
  }
}
