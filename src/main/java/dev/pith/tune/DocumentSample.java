package dev.pith.tune;

import dev.pith.corpus.Document;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A part of a corpus in which every document is as likely as any other.
 *
 * @param documents in the order of the corpus
 * @param of how many there are in all
 */
public record DocumentSample(List<Document> documents, long of) {
  public DocumentSample {
    documents = List.copyOf(documents);
  }

  private record Numbered(long number, Document document) {}

  /**
   * Reads all documents and keeps a sample; holds no more than that. Documents without text are
   * passed over.
   *
   * @param atMost the size of the sample, at least 1
   * @see <a href="https://doi.org/10.1145/3147.3165">Vitter 1985</a>, algorithm R
   */
  public static DocumentSample of(Stream<Document> corpus, int atMost, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Numbered[] kept = new Numbered[atMost];
    long seen = 0;
    for (Iterator<Document> all = corpus.iterator(); all.hasNext(); ) {
      Document document = all.next();
      if (document.passage().isBlank()) {
        continue;
      }
      long place = seen < atMost ? seen : random.nextLong(seen + 1);
      if (place < atMost) {
        kept[(int) place] = new Numbered(seen, document);
      }
      seen++;
    }
    List<Document> documents =
        Arrays.stream(kept, 0, (int) Math.min(seen, atMost))
            .sorted(Comparator.comparingLong(Numbered::number))
            .map(Numbered::document)
            .toList();
    return new DocumentSample(documents, seen);
  }
}
