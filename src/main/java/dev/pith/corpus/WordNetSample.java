package dev.pith.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * Documents and queries drawn from WordNet, as {@link WordNet#writeBeirFolder} says.
 *
 * @param documents in the order of the seed
 * @param queries example to the one synset that has it
 */
record WordNetSample(List<Synset> documents, SequencedMap<String, Synset> queries) {
  static final int QUERIES = 1_000;

  private static final int MIN_DOCUMENTS = 2;
  private static final int MIN_QUERY_WORDS = 3;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  static WordNetSample draw(List<Synset> synsets, int limit, long seed) {
    if (limit < MIN_DOCUMENTS) {
      throw new IllegalArgumentException(
          "a limit of %d documents is too low: ask for %d or more".formatted(limit, MIN_DOCUMENTS));
    }
    Random random = new Random(seed);
    List<Synset> shuffled = new ArrayList<>(synsets);
    Collections.shuffle(shuffled, random);
    SequencedMap<String, Synset> queries = queries(shuffled, Math.min(QUERIES, limit / 2), random);
    SequencedSet<Synset> chosen = new LinkedHashSet<>(queries.values());
    // The sort is stable, so equal counts keep the order of the seed.
    shuffled.sort(Comparator.comparingInt(Synset::relations).reversed());
    for (Synset synset : shuffled) {
      if (chosen.size() >= limit) {
        break;
      }
      chosen.add(synset);
    }
    List<Synset> documents = new ArrayList<>(chosen);
    Collections.shuffle(documents, random);
    return new WordNetSample(documents, queries);
  }

  /** The sample as a collection, its judgements called {@code test}. */
  CollectionContents contents(Map<String, String> notes) {
    List<Query> asked = new ArrayList<>();
    Map<String, Map<String, Integer>> gains = new LinkedHashMap<>();
    queries.forEach(
        (text, synset) -> {
          Query query = new Query("q" + (asked.size() + 1), text);
          asked.add(query);
          gains.put(query.id(), Map.of(synset.id(), 1));
        });
    return new CollectionContents(
        documents.stream().map(Synset::document),
        asked,
        Map.of("test", new Judgements(gains)),
        notes);
  }

  /** At most one query for each synset; only sentences that a single synset has. */
  private static SequencedMap<String, Synset> queries(
      List<Synset> shuffled, int count, Random random) {
    Map<String, Integer> uses = new HashMap<>();
    for (Synset synset : shuffled) {
      for (String example : synset.examples()) {
        uses.merge(key(example), 1, Integer::sum);
      }
    }
    SequencedMap<String, Synset> queries = new LinkedHashMap<>();
    for (Synset synset : shuffled) {
      List<String> examples =
          synset.examples().stream()
              .filter(example -> SPACES.split(example).length >= MIN_QUERY_WORDS)
              .filter(example -> uses.getOrDefault(key(example), 0) == 1)
              .toList();
      if (queries.size() < count && !examples.isEmpty()) {
        queries.put(examples.get(random.nextInt(examples.size())), synset);
      }
    }
    return queries;
  }

  private static String key(String example) {
    return SPACES.matcher(example.toLowerCase(Locale.ROOT)).replaceAll(" ");
  }
}
