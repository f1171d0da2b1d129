package dev.pith.compress;

import dev.pith.bert.Embeddings;
import dev.pith.bert.EncoderWeights;
import dev.pith.tokenize.OtherTokenizerException;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import dev.pith.tokenize.WordPieceVocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drops the word pieces that are needed least, from the word table and from the tokenizer. A word
 * that has lost its piece is read as smaller ones; no word becomes unknown.
 *
 * <p>Need is counted in the general texts, in the corpus where there is one, and in the
 * vocabulary's own order, each with the same say: a dictionary and technical prose alone would not
 * tell what people ask for.
 *
 * @param tokens how many pieces are kept, special tokens and single characters among them
 */
public record TrimVocabulary(int tokens) implements Pass {
  public TrimVocabulary {
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens " + tokens + " is below 1");
    }
  }

  @Override
  public String name() {
    return "trim-vocabulary";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsOf(subject, name());
    WordPieceVocabulary vocabulary = vocabulary(calibration.tokenizer());
    List<String> pieces = vocabulary.pieces();
    if (pieces.size() != weights.embeddings().words().rows()) {
      throw new PassRefusedException(
          "the tokenizer has %d pieces, the encoder's table %d rows: they do not belong together"
              .formatted(pieces.size(), weights.embeddings().words().rows()));
    }
    List<String> kept = kept(vocabulary, calibration);
    return new Outcome(
        new Subject.Recognised(trimmed(weights, pieces, kept)),
        describe(pieces.size(), kept.size(), calibration.supply()),
        Optional.of(calibration.tokenizer().keeping(kept)));
  }

  private static WordPieceVocabulary vocabulary(TokenizerDefinition tokenizer) {
    try {
      return tokenizer.vocabulary();
    } catch (OtherTokenizerException e) {
      throw new PassRefusedException(
          "trim-vocabulary needs a WordPiece tokenizer: " + e.getMessage());
    }
  }

  private List<String> kept(WordPieceVocabulary vocabulary, Calibration calibration) {
    VocabularySelection selection = new VocabularySelection(vocabulary);
    if (tokens < selection.always()) {
      throw new PassRefusedException(
          "tokens %d is too few: special tokens and single characters alone are %d"
              .formatted(tokens, selection.always()));
    }
    TextSupply supply = calibration.supply();
    try (Tokenizer tokenizer = TokenizerFiles.open(calibration.tokenizer())) {
      selection.count(WordCount.of(supply.general(), tokenizer, vocabulary), 1);
      selection.count(WordCount.of(supply.corpus(), tokenizer, vocabulary), 1);
    }
    selection.countByOrder(1);
    return selection.keep(tokens);
  }

  private static EncoderWeights trimmed(
      EncoderWeights weights, List<String> pieces, List<String> kept) {
    Map<String, Integer> rowOfPiece = new HashMap<>();
    for (int row = 0; row < pieces.size(); row++) {
      rowOfPiece.put(pieces.get(row), row);
    }
    int[] rows = kept.stream().mapToInt(rowOfPiece::get).toArray();
    Embeddings tables = weights.embeddings();
    return weights.withEmbeddings(
        new Embeddings(
            tables.words().toFloats().selectRows(rows), tables.positions(), tables.norm()));
  }

  private static String describe(int before, int after, TextSupply supply) {
    String counted = "%,d general texts".formatted(supply.general().size());
    if (!supply.corpus().isEmpty()) {
      counted += ", %,d documents".formatted(supply.corpus().size());
    }
    return "kept %,d of %,d word pieces, by their use in %s and the vocabulary's own order"
        .formatted(after, before, counted);
  }
}
