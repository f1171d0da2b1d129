package dev.pith.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes {@link EncoderManifest}s; what is unknown or missing is refused. */
final class ManifestJson {
  private static final long MAX_BYTES = 1 << 20;

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
    try {
      EncoderManifest manifest = MAPPER.readValue(Files.readAllBytes(file), EncoderManifest.class);
      if (manifest == null) {
        throw new EncoderFilesException(file + " holds null instead of a manifest");
      }
      return manifest;
    } catch (JsonMappingException e) {
      throw new EncoderFilesException(
          "%s at %s: %s".formatted(file, pointer(e), e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      throw new EncoderFilesException(file + " is not JSON: " + e.getOriginalMessage());
    }
  }

  static byte[] write(EncoderManifest manifest) throws IOException {
    return MAPPER.writeValueAsBytes(manifest);
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
