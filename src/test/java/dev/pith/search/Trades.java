package dev.pith.search;

import dev.pith.corpus.Document;
import java.util.List;

/** A few documents whose words are known. */
final class Trades {
  static final List<Document> DOCUMENTS =
      List.of(
          new Document("a", "scientist", "someone who studies the stars and the planets"),
          new Document("b", "baker", "someone who bakes bread, cakes and pies"),
          new Document("c", "astronomer", "a star gazer: stars are all that he looks at"),
          new Document("d", "nobody", ""));

  private Trades() {}
}
