package dev.pith.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.pith.corpus.Document;
import java.util.SortedMap;

/** A document in the fields of a line of a corpus, so that what was read can be sent again. */
@JsonPropertyOrder({"_id", "title", "text", "metadata"})
record DocumentFields(
    @JsonProperty("_id") String id, String title, String text, SortedMap<String, Object> metadata) {
  static DocumentFields of(Document document) {
    return new DocumentFields(
        document.id(), document.title(), document.text(), document.metadata().values());
  }
}
