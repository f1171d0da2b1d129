package dev.pith.compress;

import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import java.util.List;
import java.util.stream.Stream;

/**
 * What passes may measure with.
 *
 * @param workbench runs graphs, trains and takes gradients
 * @param texts token ids of the supply's calibration texts, each with its special tokens; never
 *     modified
 * @param supply the same texts and many more, to be tokenized as a pass needs them
 * @param tokenizer the subject's own: what turns text into the ids that the subject reads
 * @param source what the recipe began with
 */
public record Calibration(
    Workbench workbench,
    List<long[]> texts,
    TextSupply supply,
    TokenizerDefinition tokenizer,
    Source source) {
  public Calibration {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("calibration needs at least one text");
    }
  }

  /**
   * As many texts as there are up to a number: {@link #texts}, then the supply's further ones.
   *
   * @param most at least 1
   */
  List<long[]> texts(int most) {
    int wanted = Math.min(most, texts.size());
    int further = Math.min(most - wanted, supply.further().size());
    return Stream.concat(
            texts.stream().limit(wanted),
            tokenized(supply.further().subList(0, further), tokenizer).stream())
        .toList();
  }

  /** Runs graphs. */
  public GraphRunner runner() {
    return workbench.runner();
  }

  /** Trains students. */
  public Trainer trainer() {
    return workbench.trainer();
  }

  /** Takes derivatives. */
  public Gradients gradients() {
    return workbench.gradients();
  }

  /** Tokenizes the calibration texts for the source. */
  public static Calibration of(Workbench workbench, TextSupply supply, Source source) {
    return new Calibration(
        workbench,
        tokenized(supply.calibration(), source.tokenizer()),
        supply,
        source.tokenizer(),
        source);
  }

  /** The same for a subject that reads other ids. */
  Calibration with(TokenizerDefinition other) {
    return new Calibration(
        workbench, tokenized(supply.calibration(), other), supply, other, source);
  }

  private static List<long[]> tokenized(List<String> texts, TokenizerDefinition definition) {
    try (Tokenizer tokenizer = TokenizerFiles.open(definition)) {
      return texts.stream().map(text -> tokenizer.tokenize(text).ids()).toList();
    }
  }
}
