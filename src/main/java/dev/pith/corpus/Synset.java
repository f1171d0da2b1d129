package dev.pith.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A set of synonyms of WordNet: one line of a {@code data.POS} file.
 *
 * <pre>
 *   offset lex_filenum ss_type w_cnt(hex) word lex_id [word lex_id...] p_cnt [pointer...] | gloss
 * </pre>
 *
 * The gloss is the definition, then example sentences in double quotes.
 *
 * @param id part of speech and offset, like {@code n-09837748}
 * @param words with spaces instead of underscores, without the marker of an adjective's position
 * @param definition without examples and without double quotes
 * @param examples sentences that use one of the words, without quotes
 * @param relations pointers to other synsets
 * @see <a href="https://wordnet.princeton.edu/documentation/wndb5wn">wndb(5WN)</a>
 */
record Synset(
    String id, List<String> words, String definition, List<String> examples, int relations) {
  private static final Pattern EXAMPLE = Pattern.compile("[;:]\\s*\"([^\"]+)\"");
  private static final Pattern MARKER = Pattern.compile("\\((?:p|a|ip)\\)$");
  private static final String TRAILING = " ;:,(";
  private static final String GLOSS = " | ";
  private static final int HEX = 16;
  private static final int WORD_COUNT_FIELD = 3;

  Synset {
    words = List.copyOf(words);
    examples = List.copyOf(examples);
  }

  /**
   * Reads one line.
   *
   * @param partOfSpeech n, v, a or r
   */
  static Synset parse(char partOfSpeech, String line) {
    int glossStart = line.indexOf(GLOSS);
    String[] fields = line.substring(0, glossStart).split(" ", -1);
    int wordCount = Integer.parseInt(fields[WORD_COUNT_FIELD], HEX);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < wordCount; i++) {
      words.add(word(fields[WORD_COUNT_FIELD + 1 + 2 * i]));
    }
    int relations = Integer.parseInt(fields[WORD_COUNT_FIELD + 1 + 2 * wordCount]);
    String gloss = line.substring(glossStart + GLOSS.length());
    return new Synset(
        partOfSpeech + "-" + fields[0], words, definition(gloss), examples(gloss), relations);
  }

  private static String word(String field) {
    String plain = field.endsWith(")") ? MARKER.matcher(field).replaceFirst("") : field;
    return plain.replace('_', ' ');
  }

  private static String definition(String gloss) {
    int quote = gloss.indexOf('"');
    int end = quote < 0 ? gloss.length() : quote;
    while (end > 0 && TRAILING.indexOf(gloss.charAt(end - 1)) >= 0) {
      end--;
    }
    return gloss.substring(0, end).strip();
  }

  private static List<String> examples(String gloss) {
    List<String> examples = new ArrayList<>();
    for (Matcher matcher = EXAMPLE.matcher(gloss); matcher.find(); ) {
      examples.add(matcher.group(1).strip());
    }
    return examples;
  }

  Document document() {
    return new Document(id, String.join(", ", words), definition);
  }
}
