package dev.pith.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Documents as objects of JSON Lines, which {@link DocumentSource} reads as they were. */
public final class DocumentJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DocumentJson() {}

  /** One object on one line, without its end. */
  public static String line(Document document) {
    return written(object(document));
  }

  /** An object that {@link #metadata(String)} reads. */
  public static String metadata(Metadata metadata) {
    return written(JSON.valueToTree(metadata.values()));
  }

  /**
   * Reads what was written.
   *
   * @throws CorpusException when it is no such object
   */
  public static Metadata metadata(String json) {
    JsonObjects objects = new JsonObjects(why -> new CorpusException("metadata " + why));
    return MetadataReader.read(objects.parse(json, "write it again"), objects);
  }

  static ObjectNode object(Document document) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("_id", document.id())
            .put("title", document.title())
            .put("text", document.text());
    return document.metadata().equals(Metadata.NONE)
        ? line
        : line.set("metadata", JSON.valueToTree(document.metadata().values()));
  }

  private static String written(Object json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("strings and numbers are JSON", impossible);
    }
  }
}
