package dev.pith.server;

import dev.pith.corpus.Thumbs;

/**
 * How much people have said of documents.
 *
 * @param queries for which something is said
 * @param judgements pairs of query and document of which something is said
 */
record JudgementFacts(int queries, int judgements) {
  static JudgementFacts of(Thumbs thumbs) {
    return new JudgementFacts(thumbs.queryCount(), thumbs.size());
  }
}
