package dev.pith.search;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.index.Pairing;
import java.util.List;

/** An index that a test has made; deleted when it is closed. */
public interface EngineHolding extends AutoCloseable {
  /** Adds documents, or replaces those with the same ids; all can be found when it returns. */
  void add(List<Document> documents);

  /** An engine over it, which the test closes. */
  SearchEngine open(Pairing pairing, Encoder... encoders);

  @Override
  void close();
}
