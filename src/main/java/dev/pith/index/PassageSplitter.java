package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts documents into overlapping passages of whole sentences.
 *
 * <p>A passage has as many sentences as fit, the title in front of it. The next one begins with the
 * last of them again: so many that they come nearest to a fifth of a passage, which is none where
 * one alone would be more than two fifths. A document that fits is one passage, whatever its blanks
 * are. A sentence that does not fit is taken apart into its words, and a word into halves. The same
 * document gives the same passages. Safe for use by many threads at once.
 */
public final class PassageSplitter {
  /** With fewer tokens nothing is left beside a title. */
  static final int LEAST_TOKENS = 16;

  /** A title takes up to half of a passage. */
  private static final int TITLE_SHARE = 2;

  private final ToIntFunction<String> countTokens;
  private final int mostTokens;
  private final int frameTokens;

  /**
   * @param countTokens of a text, with what the tokenizer puts around it
   * @param mostTokens of a passage, title included; at least {@value #LEAST_TOKENS}
   */
  PassageSplitter(ToIntFunction<String> countTokens, int mostTokens) {
    this.countTokens = countTokens;
    this.mostTokens = mostTokens;
    this.frameTokens = countTokens.applyAsInt("");
  }

  /**
   * Counts as an encoder reads documents.
   *
   * @param mostTokens of a passage; see {@link #require}
   */
  public static PassageSplitter of(Encoder encoder, int mostTokens) {
    return new PassageSplitter(text -> encoder.countTokens(Role.DOCUMENT, text), mostTokens);
  }

  /**
   * Requires passages that an encoder reads whole.
   *
   * @throws IndexException when they are too short to say something, or longer than it reads
   */
  public static void require(int mostTokens, Encoder encoder) {
    if (mostTokens < LEAST_TOKENS || mostTokens > encoder.maxTokens()) {
      throw new IndexException(
          "passages of %d tokens are not what encoder %s reads: it takes %d to %d"
              .formatted(mostTokens, VectorField.of(encoder), LEAST_TOKENS, encoder.maxTokens()));
    }
  }

  /** At least one passage, in their order. */
  public List<PassageRange> split(Document document) {
    if (countTokens.applyAsInt(document.passage()) <= mostTokens) {
      return List.of(PassageRange.whole(document));
    }
    int titleEnd = titleEnd(document.title());
    String title = document.title().substring(0, titleEnd);
    int room = mostTokens - Math.max(frameTokens, countTokens.applyAsInt(title));
    List<TextPiece> pieces = TextPiece.sentences(document.text(), this::tokens, room);
    if (pieces.isEmpty()) {
      return List.of(new PassageRange(titleEnd, 0, document.text().length()));
    }
    return new PassagePacking(
            pieces,
            room,
            (start, end) -> fits(new PassageRange(titleEnd, start, end).textOf(document)))
        .ranges().stream()
            .map(piece -> new PassageRange(titleEnd, piece.start(), piece.end()))
            .toList();
  }

  /** Sums of these may differ from what the whole is: some tokenizers look across blanks. */
  private int tokens(String piece) {
    return countTokens.applyAsInt(piece) - frameTokens;
  }

  private boolean fits(String passage) {
    return countTokens.applyAsInt(passage) <= mostTokens;
  }

  private int titleEnd(String title) {
    int most = mostTokens / TITLE_SHARE;
    if (countTokens.applyAsInt(title) <= most) {
      return title.length();
    }
    int tokens = frameTokens;
    int end = 0;
    for (TextPiece word : TextPiece.words(title, this::tokens, most - frameTokens)) {
      tokens += word.tokens();
      if (tokens > most) {
        break;
      }
      end = word.end();
    }
    return end;
  }
}
