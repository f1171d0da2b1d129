package dev.pith.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pith.disk.DurableFile;
import dev.pith.disk.WriterLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys as a file: a JSON array of objects with {@code name}, {@code scope}, {@code sha256} and
 * {@code created}. It holds no secret, and is whole at any moment.
 */
public record KeyFile(Path path) {
  private static final long MAX_BYTES = 1 << 20;
  private static final int ATTEMPTS = 250;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private record Line(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String scope,
      @JsonProperty(required = true) String sha256,
      @JsonProperty(required = true) String created) {
    static Line of(ApiKey key) {
      return new Line(key.name(), key.scope().label(), key.sha256(), key.created().toString());
    }

    ApiKey key() {
      return new ApiKey(name, scopeOf(scope), sha256, Instant.parse(created));
    }
  }

  private static Scope scopeOf(String label) {
    return Arrays.stream(Scope.values())
        .filter(scope -> scope.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no scope '%s': take %s"
                        .formatted(
                            label,
                            Arrays.stream(Scope.values())
                                .map(Scope::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** As {@link #read}, but no file is no key. */
  public ApiKeys readOrNone() {
    return Files.exists(path) ? read() : new ApiKeys(List.of());
  }

  /**
   * Reads them.
   *
   * @throws AccessException when there is no such file, or what it holds is none
   */
  public ApiKeys read() {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new AccessException("%s is over 1 MiB: those are no keys".formatted(path));
      }
      return new ApiKeys(keys(MAPPER.readValue(Files.readAllBytes(path), Line[].class)));
    } catch (NoSuchFileException e) {
      throw new AccessException(
          "there is no file %s; make it with: pith key add NAME --scope search --keys %s"
              .formatted(path, path),
          e);
    } catch (JsonProcessingException e) {
      throw new AccessException(
          "%s is no file of keys (line %d); pith key add makes one"
              .formatted(path, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    } catch (DateTimeParseException e) {
      throw new AccessException("%s: '%s' is no moment".formatted(path, e.getParsedString()), e);
    } catch (IllegalArgumentException e) {
      throw new AccessException("%s: %s".formatted(path, e.getMessage()), e);
    } catch (IOException e) {
      throw new AccessException("the keys in %s cannot be read".formatted(path), e);
    }
  }

  private List<ApiKey> keys(@Nullable Line @Nullable [] lines) {
    List<ApiKey> keys = new ArrayList<>();
    for (@Nullable Line line : lines == null ? new @Nullable Line[1] : lines) {
      if (line == null) {
        throw new AccessException("%s holds null instead of a key".formatted(path));
      }
      keys.add(line.key());
    }
    return keys;
  }

  /**
   * Replaces them, or makes the file, while nobody else does.
   *
   * @param changed reads them and tells what they shall be; whatever it throws changes nothing
   * @throws AccessException when they cannot be written, or somebody else is changing them for
   *     seconds; then they are as they were
   */
  public void change(Supplier<ApiKeys> changed) {
    try (var _ = lock()) {
      write(changed.get());
    } catch (IOException e) {
      throw new AccessException(
          "the keys cannot be written to %s: its folder has to be there, and yours to write"
              .formatted(path),
          e);
    }
  }

  private WriterLock lock() throws IOException {
    Path file = path.resolveSibling(path.getFileName() + ".lock");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<WriterLock> lock = WriterLock.take(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
    }
    throw new AccessException("somebody else is changing %s; try again".formatted(path));
  }

  private void write(ApiKeys keys) throws IOException {
    DurableFile.write(path, MAPPER.writeValueAsBytes(keys.keys().stream().map(Line::of).toList()));
  }
}
