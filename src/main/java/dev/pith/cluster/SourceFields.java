package dev.pith.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.Document;
import dev.pith.corpus.Metadata;
import dev.pith.index.VectorField;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a document on a cluster.
 *
 * <pre>
 *   id         keyword: the document's id, which is its _id too; equal scores are sorted by it
 *   title      text, English terms; searched together with the text as one field
 *   text       text, likewise
 *   words      English terms of title and text, not stored; misspelt words are looked for in it
 *   word-M     keyword, any number of values; one for each field M of metadata
 *   number-M   double; likewise
 *   vector-F   float32 vector of unit length, not stored; one for each {@link VectorField}
 *   passages   where documents are cut, instead of vector-F; nested, not stored:
 *     start    integer: the passage's first char in the text
 *     end      integer: behind its last one
 *     vector-F likewise, of the passage
 * </pre>
 *
 * <p>In M everything but letters, digits, dashes and underscores is escaped as in the query of an
 * address: a dot would make an object of it.
 */
final class SourceFields {
  static final String ID = "id";
  static final String TITLE = "title";
  static final String TEXT = "text";
  static final String WORDS = "words";
  static final String PASSAGES = "passages";
  static final String START = "start";
  static final String END = "end";

  /** Patterns of names. */
  static final String ANY_WORD = "word-*";

  static final String ANY_NUMBER = "number-*";
  static final String ANY_VECTOR = "vector-*";

  private static final String WORD = "word-";
  private static final String NUMBER = "number-";

  private SourceFields() {}

  /** How a field of passages is called from outside. */
  static String ofPassage(String field) {
    return PASSAGES + "." + field;
  }

  /** Where the words of a field of metadata are. */
  static String word(String field) {
    return WORD + escaped(field);
  }

  /** Where the number of a field of metadata is. */
  static String number(String field) {
    return NUMBER + escaped(field);
  }

  static boolean isWord(String name) {
    return name.startsWith(WORD);
  }

  /** The field of metadata that a name stands for. */
  static String metadataField(String name) {
    return URLDecoder.decode(name.substring(name.indexOf('-') + 1), StandardCharsets.UTF_8);
  }

  private static String escaped(String field) {
    return URLEncoder.encode(field, StandardCharsets.UTF_8).replace(".", "%2E").replace("*", "%2A");
  }

  /** Writes a document as an object. */
  static void write(
      JsonGenerator json, Document document, List<VectorField> vectorFields, WrittenVectors vectors)
      throws IOException {
    json.writeStartObject();
    json.writeStringField(ID, document.id());
    json.writeStringField(TITLE, document.title());
    json.writeStringField(TEXT, document.text());
    for (Map.Entry<String, List<String>> field : document.metadata().words().entrySet()) {
      json.writeArrayFieldStart(word(field.getKey()));
      for (String value : field.getValue()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    for (Map.Entry<String, Double> field : document.metadata().numbers().entrySet()) {
      json.writeNumberField(number(field.getKey()), field.getValue());
    }
    vectors.writeTo(json, vectorFields);
    json.writeEndObject();
  }

  /** A document as it was added, from what is stored of it. */
  static Document read(JsonNode source) {
    Map<String, List<String>> words = new HashMap<>();
    Map<String, Double> numbers = new HashMap<>();
    source
        .properties()
        .forEach(
            field -> {
              if (isWord(field.getKey())) {
                List<String> values = new ArrayList<>();
                field.getValue().forEach(value -> values.add(value.asText()));
                words.put(metadataField(field.getKey()), values);
              } else if (field.getKey().startsWith(NUMBER)) {
                numbers.put(metadataField(field.getKey()), field.getValue().asDouble());
              }
            });
    return new Document(
        source.path(ID).asText(""),
        source.path(TITLE).asText(""),
        source.path(TEXT).asText(""),
        new Metadata(words, numbers));
  }
}
