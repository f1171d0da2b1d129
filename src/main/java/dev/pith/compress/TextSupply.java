package dev.pith.compress;

import dev.pith.model.Prefixes;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts that passes may learn from. They are text, not ids, because a pass may change which ids a
 * text has. Each list is in an order drawn by a seed, so that its beginning is a fair sample of it.
 * Never queries or judgements; nothing here is used to judge a pass.
 *
 * @param calibration some hundred texts as long as those that will be encoded; at least one
 * @param further more texts like those; they may be among {@code general} and {@code corpus} too
 * @param general short and long texts of general English
 * @param corpus the documents that the encoder is made for; empty when none were given
 */
public record TextSupply(
    List<String> calibration, List<String> further, List<String> general, List<String> corpus) {
  public TextSupply {
    calibration = List.copyOf(calibration);
    further = List.copyOf(further);
    general = List.copyOf(general);
    corpus = List.copyOf(corpus);
    if (calibration.isEmpty()) {
      throw new IllegalArgumentException("calibration needs at least one text");
    }
  }

  /** A supply without further texts. */
  public TextSupply(List<String> calibration, List<String> general, List<String> corpus) {
    this(calibration, List.of(), general, corpus);
  }

  /**
   * The same texts as an encoder reads them that was trained with prefixes: all behind the
   * document's, but every other general text behind the query's.
   */
  public TextSupply behind(Prefixes prefixes) {
    String document = prefixes.document();
    return new TextSupply(
        behind(document, document, calibration),
        behind(document, document, further),
        behind(document, prefixes.query(), general),
        behind(document, document, corpus));
  }

  private static List<String> behind(String even, String odd, List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(i -> (i % 2 == 0 ? even : odd) + texts.get(i))
        .toList();
  }
}
