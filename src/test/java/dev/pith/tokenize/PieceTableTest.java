package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceTableTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyPartOfATextIsFoundAsAMapFindsIt(long seed) {
    Random random = new Random(seed);
    Map<String, Integer> map = new HashMap<>();
    for (int i = random.nextInt(2_000); i > 0; i--) {
      map.put(text(random, 1 + random.nextInt(6)), i);
    }
    PieceTable table = new PieceTable(map);
    Word word = new Word();
    String text = text(random, 90);
    text.codePoints().forEach(word::append);

    word.hashPrefixes();

    for (int from = 0; from < text.length(); from++) {
      for (int to = from + 1; to <= text.length(); to++) {
        assertThat(word.findIn(table, from, to))
            .as("seed %d, %d to %d", seed, from, to)
            .isEqualTo(map.getOrDefault(text.substring(from, to), -1));
      }
    }
  }

  private static String text(Random random, int chars) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < chars; i++) {
      text.append((char) ('a' + random.nextInt(4)));
    }
    return text.toString();
  }
}
