package dev.pith.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes {@link EncoderManifest}s; what is unknown or missing is refused. What is written
 * ends with a checksum of all that stands before, because a number that a disk has changed is still
 * a number; one that was written by hand has none.
 */
final class ManifestJson {
  private static final long MAX_BYTES = 1 << 20;

  private static final String LINEAGE = "/lineage/";
  private static final String CHECKSUM = "checksum";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ManifestJson() {}

  static EncoderManifest read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new EncoderFilesException(file + " is over 1 MiB: that is not an encoder's manifest");
    }
    JsonNode tree = tree(file);
    JsonNode checksum = tree instanceof ObjectNode object ? object.remove(CHECKSUM) : null;
    EncoderManifest manifest = manifest(file, tree);
    if (checksum != null && !checksum.asText().equals(checksum(tree))) {
      throw new EncoderFilesException(
          file + " is not as it was written, its checksum does not fit: bring or make it again");
    }
    return manifest;
  }

  private static JsonNode tree(Path file) throws IOException {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new EncoderFilesException(file + " is not JSON: " + e.getOriginalMessage());
    } catch (CharConversionException e) {
      throw new EncoderFilesException(file + " is not JSON: " + e.getMessage());
    }
  }

  private static EncoderManifest manifest(Path file, JsonNode tree) throws IOException {
    if (!tree.isObject()) {
      throw new EncoderFilesException(file + " holds no object, and so no manifest");
    }
    try {
      return MAPPER.treeToValue(tree, EncoderManifest.class);
    } catch (JsonMappingException e) {
      String pointer = pointer(e);
      throw new EncoderFilesException(
          !e.getPath().isEmpty() && tree.at(pointer).isMissingNode()
              ? "%s has no %s: %s".formatted(file, pointer, adviceWithout(pointer, tree, file))
              : "%s at %s: %s".formatted(file, pointer, e.getOriginalMessage()));
    }
  }

  static byte[] write(EncoderManifest manifest) throws IOException {
    JsonNode tree = MAPPER.readTree(MAPPER.writeValueAsBytes(manifest));
    return MAPPER.writeValueAsBytes(((ObjectNode) tree).put(CHECKSUM, checksum(tree)));
  }

  private static String checksum(JsonNode tree) throws IOException {
    return Sha256.of(MAPPER.writeValueAsBytes(tree));
  }

  /** What an encoder of ours lacks an older version has left out; it can be made again. */
  private static String adviceWithout(String pointer, JsonNode tree, Path file) {
    if (!pointer.startsWith(LINEAGE)) {
      return "every manifest has it; bring the encoder's folder again from where it came";
    }
    return "it was made by an older Pith; make it again with: ./pith compress --model models/%s --recipe models/recipes/%s.json --out %s"
        .formatted(
            plainName(tree.at(LINEAGE + "sourceName"), "SOURCE"),
            plainName(tree.at(LINEAGE + "recipe/name"), "RECIPE"),
            file.getParent());
  }

  private static String plainName(JsonNode node, String otherwise) {
    return node.isTextual() && EncoderName.isValid(node.textValue()) ? node.textValue() : otherwise;
  }

  private static String pointer(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      pointer.append('/');
      pointer.append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    return pointer.isEmpty() ? "/" : pointer.toString();
  }
}
