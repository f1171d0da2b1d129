package dev.pith.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pith.index.PassageRange;
import dev.pith.index.VectorField;
import java.io.IOException;
import java.util.List;

/** The vectors of a document, as they are written with it. */
sealed interface WrittenVectors {
  /** Writes them into the object of the document. */
  void writeTo(JsonGenerator json, List<VectorField> fields) throws IOException;

  /**
   * Of the whole document.
   *
   * @param vectors one for each field, in their order
   */
  record Whole(List<float[]> vectors) implements WrittenVectors {
    @Override
    public void writeTo(JsonGenerator json, List<VectorField> fields) throws IOException {
      for (int i = 0; i < fields.size(); i++) {
        json.writeArrayFieldStart(fields.get(i).luceneName());
        for (float component : vectors.get(i)) {
          json.writeNumber(component);
        }
        json.writeEndArray();
      }
    }
  }

  /**
   * Of its passages.
   *
   * @param vectors of each passage
   */
  record OfPassages(List<PassageRange> passages, List<Whole> vectors) implements WrittenVectors {
    @Override
    public void writeTo(JsonGenerator json, List<VectorField> fields) throws IOException {
      json.writeArrayFieldStart(SourceFields.PASSAGES);
      for (int i = 0; i < passages.size(); i++) {
        json.writeStartObject();
        json.writeNumberField(SourceFields.START, passages.get(i).start());
        json.writeNumberField(SourceFields.END, passages.get(i).end());
        vectors.get(i).writeTo(json, fields);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
