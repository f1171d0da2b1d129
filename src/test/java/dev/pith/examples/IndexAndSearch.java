package dev.pith.examples;

import dev.pith.Pith;
import dev.pith.corpus.Document;
import dev.pith.search.Hit;
import java.nio.file.Path;
import java.util.List;

/** Puts three documents into an index and asks for one. */
final class IndexAndSearch {
  private IndexAndSearch() {}

  /**
   * Runs it.
   *
   * @param args the encoder's folder and the index's
   */
  public static void main(String... args) {
    Path encoder = Path.of(args[0]);
    Path index = Path.of(args[1]);

    List<Document> documents =
        List.of(
            new Document("1", "astronomer", "a physicist who studies celestial bodies"),
            new Document("2", "baker", "someone who bakes bread or cake"),
            new Document("3", "carpenter", "a woodworker who makes or repairs wooden objects"));
    Pith.index(index, List.of(encoder), documents);
    try (Pith pith = Pith.open(index, encoder)) {
      for (Hit hit : pith.search("a person who looks at the stars", 2).hits()) {
        System.out.printf("%d. %s (%.2f)%n", hit.rank(), hit.title(), hit.score());
      }
    }
  }
}
