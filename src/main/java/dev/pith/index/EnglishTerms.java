package dev.pith.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

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

  /**
   * Where the words of a text stand that have one of the stems, first to last.
   *
   * @param stems as {@link #of} gives them
   */
  public static List<WordPlace> places(String text, Set<String> stems) {
    List<WordPlace> places = new ArrayList<>();
    try (TokenStream stream = ANALYZER.tokenStream(Fields.TEXT, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (stems.contains(term.toString())) {
          places.add(new WordPlace(offsets.startOffset(), offsets.endOffset()));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("a text in memory could not be read", failure);
    }
    return places;
  }
}
