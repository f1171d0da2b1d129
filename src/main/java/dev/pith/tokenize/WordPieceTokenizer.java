package dev.pith.tokenize;

import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * BERT's tokenizer in plain Java: the same ids as {@link HuggingFaceFileTokenizer} for every text.
 *
 * <p>Reads the text once from the front and stops at the first id that is too many. Time is linear
 * in the text, memory is that of the ids: what is needed on the way is kept for the next text. No
 * lock is held while a text is read.
 */
public final class WordPieceTokenizer implements Tokenizer {
  /** More threads than these have work for make what they need anew. */
  private static final int MOST_IDLE = 64;

  private final TokenizerFile file;
  private final WordPieces pieces;
  private final int maxTokens;
  private final Queue<Reading> idle = new ArrayBlockingQueue<>(MOST_IDLE);

  private WordPieceTokenizer(TokenizerFile file, int maxTokens) {
    this.file = file;
    this.pieces = new WordPieces(file.vocabulary());
    this.maxTokens = maxTokens;
  }

  /**
   * Reads a tokenizer.
   *
   * @param file a {@code tokenizer.json}
   * @param maxTokens the most ids per text, at least 2
   * @throws OtherTokenizerException when the file describes another kind of tokenizer; {@link
   *     TokenizerFiles#open} opens that too
   * @throws TokenizerException when the file cannot be read
   */
  public static WordPieceTokenizer open(Path file, int maxTokens) {
    return open(TokenizerDefinition.read(file, maxTokens));
  }

  static WordPieceTokenizer open(TokenizerDefinition definition) {
    return new WordPieceTokenizer(TokenizerFile.read(definition), definition.maxTokens());
  }

  /** What a text needs while it is read; of one thread at a time. */
  private record Reading(Word word, TokenIds ids) {}

  @Override
  public Tokens tokenize(String text) {
    Reading waiting = idle.poll();
    Reading reading =
        waiting == null
            ? new Reading(new Word(), new TokenIds(file.firstId(), maxTokens))
            : waiting;
    Tokens tokens = tokenize(text, reading.word(), reading.ids());
    reading.ids().clear();
    idle.offer(reading);
    return tokens;
  }

  private Tokens tokenize(String text, Word word, TokenIds ids) {
    int end = Math.min(text.length(), HuggingFaceFileTokenizer.maxChars(maxTokens));
    AddedTokens added = file.added();
    int at = 0;
    while (at < end && !ids.overflowed()) {
      int token = added.at(text, at, end);
      if (token != AddedTokens.NONE) {
        endWord(word, ids);
        ids.add(added.id(token));
        at += added.length(token);
      } else {
        int codePoint = codePointAt(text, at, end);
        at += Character.charCount(codePoint);
        read(codePoint, word, ids);
      }
    }
    endWord(word, ids);
    boolean truncated = ids.overflowed() || end < text.length();
    return new Tokens(ids.endWith(file.lastId()), truncated);
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }

  private void read(int codePoint, Word word, TokenIds ids) {
    int normalized = TextNormalizer.of(codePoint);
    if (normalized >= 0) {
      append(normalized, word, ids);
    } else if (normalized == TextNormalizer.SPACE) {
      endWord(word, ids);
    } else if (normalized == TextNormalizer.SEVERAL) {
      for (int part : TextNormalizer.severalFrom(codePoint)) {
        append(part, word, ids);
      }
    }
  }

  private void append(int normalized, Word word, TokenIds ids) {
    if (TextNormalizer.isAlone(normalized)) {
      endWord(word, ids);
      word.append(TextNormalizer.codePoint(normalized));
      endWord(word, ids);
    } else {
      word.append(normalized);
    }
  }

  private void endWord(Word word, TokenIds ids) {
    if (!word.isEmpty()) {
      pieces.split(word, ids);
      word.clear();
    }
  }

  /** A surrogate at the end is alone: what follows it has been cut off. */
  private static int codePointAt(String text, int at, int end) {
    char first = text.charAt(at);
    if (Character.isHighSurrogate(first) && at + 1 < end) {
      return text.codePointAt(at);
    }
    return first;
  }
}
