package dev.pith.search;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import java.util.List;

/** What the contracts of engines need of one. */
public abstract class EngineContract {
  static final long SEED = 11;
  static final Encoder FULL = new BagOfWordsEncoder("full", 32, 1);

  /** An empty index with vectors of these encoders. */
  protected abstract EngineHolding holding(Encoder... makers);

  EngineHolding holding(List<Document> documents, Encoder... makers) {
    EngineHolding holding = holding(makers);
    holding.add(documents);
    return holding;
  }

  static List<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }
}
