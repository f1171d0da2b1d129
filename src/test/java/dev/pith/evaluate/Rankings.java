package dev.pith.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rankings for tests. */
final class Rankings {
  private Rankings() {}

  /** Without ties: each document scores less than the one before. */
  static List<ScoredDocument> of(String... ids) {
    return IntStream.range(0, ids.length)
        .mapToObj(i -> new ScoredDocument(ids[i], ids.length - i))
        .toList();
  }

  /** Documents within a group, such as {@code "b c"}, are tied. */
  static List<ScoredDocument> tied(String... groups) {
    List<ScoredDocument> ranking = new ArrayList<>();
    for (int group = 0; group < groups.length; group++) {
      for (String id : groups[group].split(" ", -1)) {
        ranking.add(new ScoredDocument(id, groups.length - group));
      }
    }
    return ranking;
  }

  /** The first {@code length} of a shuffled collection of {@code documents}. */
  static List<ScoredDocument> random(Random random, int length, int documents) {
    List<String> ids =
        new ArrayList<>(IntStream.range(0, documents).mapToObj(Integer::toString).toList());
    Collections.shuffle(ids, random);
    return of(ids.subList(0, length).toArray(String[]::new));
  }
}
