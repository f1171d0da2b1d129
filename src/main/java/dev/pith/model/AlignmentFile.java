package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pith.disk.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code alignment.json} in an encoder's folder. It stands beside the manifest, not in it:
 * an encoder is made again bit for bit without it, and records for more targets may come later.
 *
 * <pre>
 *   alignments  the records, see {@link Alignment}; each names both encoders by hash
 *   sha256      of those records as JSON without white space
 * </pre>
 *
 * <p>It has no date and its figures are rounded, so that the same measurement writes the same
 * bytes. The hash finds what was broken or changed by hand; it is no signature.
 *
 * @param path where it is, or would be
 * @param encoder whose it is
 */
public record AlignmentFile(Path path, EncoderIdentity encoder) {
  /** Its name in an encoder directory. */
  public static final String NAME = "alignment.json";

  private static final long MAX_BYTES = 1 << 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What the file holds. */
  private record Content(
      @JsonProperty(required = true) List<Alignment> alignments,
      @JsonProperty(required = true) String sha256) {
    Content {
      alignments = List.copyOf(alignments);
    }

    static Content of(List<Alignment> alignments) throws JsonProcessingException {
      return new Content(alignments, Sha256.of(MAPPER.writeValueAsBytes(alignments)));
    }
  }

  /** The file of an encoder that is, or will be, in this folder. */
  public static AlignmentFile of(EncoderDirectory directory) {
    return new AlignmentFile(
        directory.path().resolve(NAME), EncoderIdentity.of(directory.manifest()));
  }

  /** What is on record; whatever is wrong with the file is told by {@link Alignments#damage}. */
  public Alignments read() {
    if (!Files.exists(path)) {
      return Alignments.NONE;
    }
    try {
      if (Files.size(path) > MAX_BYTES) {
        return refused("is over 1 MiB: that is no record of alignments");
      }
      Content content = MAPPER.readValue(Files.readAllBytes(path), Content.class);
      return content == null ? refused("holds null instead of records") : checked(content);
    } catch (JsonProcessingException e) {
      return refused("is no whole record of alignments: " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      return refused("cannot be read: " + e.getMessage());
    }
  }

  private Alignments checked(Content content) throws JsonProcessingException {
    List<Alignment> records = content.alignments();
    String actual = Content.of(records).sha256();
    if (!actual.equals(content.sha256())) {
      return refused(
          "was changed after it was written: its records have sha256 %s, it says %s"
              .formatted(actual, content.sha256()));
    }
    for (Alignment record : records) {
      if (!record.encoder().isSameAs(encoder)) {
        return refused(
            "is of another encoder: of %s with fingerprint %s, not of %s with %s"
                .formatted(
                    record.encoder().name(),
                    record.encoder().fingerprint(),
                    encoder.name(),
                    encoder.fingerprint()));
      }
    }
    return new Alignments(records, Optional.empty());
  }

  private Alignments refused(String why) {
    return Alignments.refused("%s %s".formatted(path, why));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("nothing is in it");
  }

  /**
   * Puts these records into the file; it has the old ones or the new ones at any moment, whatever
   * ends the process. Not for two processes at once: the last one's records stay.
   */
  public void write(Alignments alignments) throws IOException {
    DurableFile.write(
        path,
        MAPPER
            .writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsBytes(Content.of(alignments.records())));
  }
}
