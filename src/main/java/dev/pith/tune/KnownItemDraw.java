package dev.pith.tune;

import dev.pith.corpus.Document;
import dev.pith.corpus.Query;
import dev.pith.corpus.Sentences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Draws {@link KnownItems} from documents, and from nothing else. The same documents, count and
 * seed give the same questions.
 */
public final class KnownItemDraw {
  /** Fewer questions than these tell nothing. */
  public static final int FEWEST = 20;

  private static final int SHORTEST_TITLE = 12;
  private static final int SHORTEST_SENTENCE = 30;
  private static final int LONGEST = 300;

  /** What has to stay of a document from which a piece was taken, in characters. */
  private static final int SHORTEST_REST = 60;

  private final Random random;
  private final List<Query> queries = new ArrayList<>();
  private final Map<String, Document> probed = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private int titles;

  private KnownItemDraw(long seed) {
    this.random = new Random(seed);
  }

  /** A piece of a document, and what is left of it. */
  private record Piece(String text, Document rest) {}

  /** As {@link #of}, but from half of the documents at most, so that enough of them stay whole. */
  public static KnownItems ofEveryOther(List<Document> documents, int atMost, long seed) {
    return of(documents, Math.min(atMost, Math.max(FEWEST, documents.size() / 2)), seed);
  }

  /**
   * Takes a title from every other document that is drawn, and a sentence from the others, each
   * where the other is not to be had.
   *
   * @param documents with distinct ids
   * @param atMost how many questions
   * @throws TooFewProbesException when there are fewer than {@value #FEWEST}
   */
  public static KnownItems of(List<Document> documents, int atMost, long seed) {
    KnownItemDraw draw = new KnownItemDraw(seed);
    List<Document> order = new ArrayList<>(documents);
    Collections.shuffle(order, draw.random);
    for (Document document : order) {
      if (draw.queries.size() < atMost) {
        draw.take(document);
      }
    }
    if (draw.queries.size() < FEWEST) {
      throw new TooFewProbesException(draw.queries.size(), documents.size());
    }
    return new KnownItems(
        documents.stream().map(d -> draw.probed.getOrDefault(d.id(), d)).toList(),
        draw.queries,
        draw.answers,
        draw.titles);
  }

  private void take(Document document) {
    boolean titleFirst = queries.size() % 2 == 0;
    Optional<Piece> first = titleFirst ? title(document) : sentence(document);
    Optional<Piece> taken = first.or(() -> titleFirst ? sentence(document) : title(document));
    if (taken.isEmpty() || !asked.add(taken.get().text())) {
      return;
    }
    Piece piece = taken.get();
    String id = "probe-" + (queries.size() + 1);
    queries.add(new Query(id, piece.text()));
    answers.put(id, document.id());
    probed.put(document.id(), piece.rest());
    titles += piece.text().equals(document.title().strip()) ? 1 : 0;
  }

  private static Optional<Piece> title(Document document) {
    String title = document.title().strip();
    return piece(title, SHORTEST_TITLE, new Document(document.id(), "", document.text()));
  }

  private Optional<Piece> sentence(Document document) {
    List<String> sentences =
        Sentences.of(document.text()).stream()
            .filter(s -> s.length() >= SHORTEST_SENTENCE && s.length() <= LONGEST)
            // A title that stays would hold the answer word for word.
            .filter(s -> !occurrences(s).matcher(document.title()).find())
            .toList();
    return sentences.isEmpty()
        ? Optional.empty()
        : piece(sentences.get(random.nextInt(sentences.size())), SHORTEST_SENTENCE, document);
  }

  /** Takes the piece out wherever it stands: a text often begins with its title. */
  private static Optional<Piece> piece(String text, int shortest, Document from) {
    if (text.length() < shortest || text.length() > LONGEST) {
      return Optional.empty();
    }
    String left = occurrences(text).matcher(from.text()).replaceAll(" ").strip();
    Document rest = new Document(from.id(), from.title(), left);
    return rest.passage().length() < SHORTEST_REST
        ? Optional.empty()
        : Optional.of(new Piece(text, rest));
  }

  private static Pattern occurrences(String text) {
    return Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
