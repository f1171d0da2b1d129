package dev.pith.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the pieces of a text into passages. Time is linear in the pieces.
 *
 * @param pieces at least one, in the order of the text
 * @param room tokens of a passage
 * @param fit the last word on what fits
 */
record PassagePacking(List<TextPiece> pieces, int room, Fit fit) {
  /** The share of a passage that the next one begins with again. */
  private static final int OVERLAP_SHARE = 5;

  /** Whether a part of the text can be a passage. */
  @FunctionalInterface
  interface Fit {
    boolean fits(int start, int end);
  }

  /** Each as one piece. Every piece is in one or more, and each has one that those before lack. */
  List<TextPiece> ranges() {
    List<TextPiece> ranges = new ArrayList<>();
    int from = 0;
    int to = end(from);
    ranges.add(range(from, to));
    while (to < pieces.size()) {
      int next = again(from, to);
      int end = end(next);
      while (end <= to) {
        next++;
        end = end(next);
      }
      from = next;
      to = end;
      ranges.add(range(from, to));
    }
    return ranges;
  }

  /** Behind the last piece of a passage that begins with {@code from}. */
  private int end(int from) {
    int to = from + 1;
    int tokens = pieces.get(from).tokens();
    while (to < pieces.size() && tokens + pieces.get(to).tokens() <= room) {
      tokens += pieces.get(to).tokens();
      to++;
    }
    while (to > from + 1 && !fit.fits(pieces.get(from).start(), pieces.get(to - 1).end())) {
      to--;
    }
    return to;
  }

  /** The first piece of those that come again behind a passage; {@code to} for none. */
  private int again(int from, int to) {
    int wanted = room / OVERLAP_SHARE;
    int tokens = 0;
    int first = to;
    while (first - 1 > from) {
      int more = tokens + pieces.get(first - 1).tokens();
      if (more - wanted > wanted - tokens) {
        break;
      }
      tokens = more;
      first--;
    }
    return first;
  }

  private TextPiece range(int from, int to) {
    int tokens = 0;
    for (TextPiece piece : pieces.subList(from, to)) {
      tokens += piece.tokens();
    }
    return new TextPiece(pieces.get(from).start(), pieces.get(to - 1).end(), tokens);
  }
}
