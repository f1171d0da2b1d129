package dev.pith.spark;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.EncoderException;
import dev.pith.encode.Role;
import dev.pith.index.EncodedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Embeds documents, and goes on behind one that cannot be.
 *
 * @param rejected told of each of those
 */
record DocumentEmbedding(Encoder encoder, Consumer<Rejection> rejected) {
  /** Those that got a vector, in their order. */
  List<EncodedDocument> embed(List<Document> batch) {
    List<EncodedDocument> embedded = new ArrayList<>();
    for (EncodedDocument one : encoded(batch)) {
      Optional<String> wrong = one.problem(encoder.dimension());
      if (wrong.isEmpty()) {
        embedded.add(one);
      } else {
        rejected.accept(
            Rejection.of(one.document().id(), "the encoder made " + wrong.orElseThrow()));
      }
    }
    return embedded;
  }

  private List<EncodedDocument> encoded(List<Document> batch) {
    try {
      return together(batch);
    } catch (EncoderException oneOfThem) {
      List<EncodedDocument> encoded = new ArrayList<>();
      batch.forEach(document -> encoded.addAll(alone(document)));
      return encoded;
    }
  }

  private List<EncodedDocument> together(List<Document> batch) {
    List<float[]> vectors =
        encoder.encodeAll(Role.DOCUMENT, batch.stream().map(Document::passage).toList());
    List<EncodedDocument> encoded = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      encoded.add(new EncodedDocument(batch.get(i), vectors.get(i)));
    }
    return encoded;
  }

  private List<EncodedDocument> alone(Document document) {
    try {
      return together(List.of(document));
    } catch (EncoderException refused) {
      rejected.accept(Rejection.of(document.id(), String.valueOf(refused.getMessage())));
      return List.of();
    }
  }
}
