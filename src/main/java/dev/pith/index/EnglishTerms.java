package dev.pith.index;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  /** Told of the terms of a text, one after the other. */
  @FunctionalInterface
  public interface Reader {
    /**
     * A term.
     *
     * @param start the first char of its word
     * @param end behind the last one
     * @return whether to go on
     */
    boolean next(String term, int start, int end);
  }

  /** Reads any text. */
  public static void read(String text, Reader reader) {
    try (TokenStream stream = ANALYZER.tokenStream(Fields.TEXT, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      boolean more = stream.incrementToken();
      while (more && reader.next(term.toString(), place.startOffset(), place.endOffset())) {
        more = stream.incrementToken();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("a text in memory could not be read", failure);
    }
  }
}
