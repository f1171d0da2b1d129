package dev.pith.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pith.disk.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file {@code job.json}, which is whole at any moment. */
record JobFile(Path path) {
  private static final long MAX_BYTES = 1 << 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
          .build();

  /** A job as JSON; moments are as ISO 8601 writes them. */
  private record Content(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) JobKind kind,
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) List<List<String>> commands,
      @JsonProperty(required = true) JobState state,
      @JsonProperty(required = true) String created,
      @JsonSetter(nulls = Nulls.SET) @Nullable String started,
      @JsonSetter(nulls = Nulls.SET) @Nullable String ended,
      @JsonProperty(required = true) int attempts,
      @JsonSetter(nulls = Nulls.SET) @Nullable String outcome) {
    static Content of(Job job) {
      return new Content(
          job.id(),
          job.kind(),
          job.title(),
          job.commands(),
          job.state(),
          job.created().toString(),
          job.started().map(Instant::toString).orElse(null),
          job.ended().map(Instant::toString).orElse(null),
          job.attempts(),
          job.outcome().orElse(null));
    }

    Job job() {
      return new Job(
          id,
          kind,
          title,
          commands,
          state,
          Instant.parse(created),
          Optional.ofNullable(started).map(Instant::parse),
          Optional.ofNullable(ended).map(Instant::parse),
          attempts,
          Optional.ofNullable(outcome));
    }
  }

  void write(Job job) throws IOException {
    DurableFile.write(path, MAPPER.writeValueAsBytes(Content.of(job)));
  }

  /**
   * Reads it.
   *
   * @throws IOException when it is no whole job
   */
  Job read() throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException(path + " is over 1 MiB: that is no job");
    }
    try {
      Content content = MAPPER.readValue(Files.readAllBytes(path), Content.class);
      if (content == null) {
        throw new IOException(path + " holds null instead of a job");
      }
      return content.job();
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
      throw new IOException(path + " is no whole job", e);
    }
  }
}
