package dev.pith.tokenize;

/**
 * Splits a word into pieces of the vocabulary, each time the longest that fits. A word with a rest
 * that no piece fits is unknown as a whole.
 *
 * <p>A word has at most {@value Word#MAX_CODE_POINTS} code points and each of them starts at most
 * one piece, so no word costs more than that times the length of the longest piece.
 *
 * @see <a href="https://arxiv.org/abs/2012.15524">Song et al. 2021</a>
 */
record WordPieces(Vocabulary vocabulary) {

  /**
   * Adds the ids of {@code word}, which is not empty.
   *
   * @return how many parts of the word were looked up
   */
  int split(Word word, TokenIds ids) {
    if (word.isTooLong()) {
      ids.add(vocabulary.unknownId());
      return 0;
    }
    int whole = word.findIn(vocabulary.starts());
    if (whole >= 0) {
      ids.add(whole);
      return 1;
    }
    word.hashPrefixes();
    int before = ids.count();
    int lookups = 1;
    int from = 0;
    while (from < word.length()) {
      PieceTable table = from == 0 ? vocabulary.starts() : vocabulary.continuations();
      int to = Math.min(word.length(), from + table.longest());
      int id = -1;
      for (; to > from; to--) {
        lookups++;
        id = word.findIn(table, from, to);
        if (id >= 0) {
          break;
        }
      }
      if (id < 0) {
        ids.shrinkTo(before);
        ids.add(vocabulary.unknownId());
        return lookups;
      }
      ids.add(id);
      from = to;
    }
    return lookups;
  }
}
