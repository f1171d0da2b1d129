package dev.pith.search;

import dev.pith.encode.Encoder;
import dev.pith.index.VectorField;
import dev.pith.model.Alignment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The spaces in which an index is searched, by the names of the encoders, the reference first. */
public final class Spaces {
  private final Map<String, Space> byEncoder = new LinkedHashMap<>();

  /**
   * @param field the vectors that an encoder's questions are compared with
   * @throws IllegalArgumentException when two encoders have one name
   */
  public Spaces(List<? extends Encoder> encoders, Function<Encoder, VectorField> field) {
    for (Encoder encoder : encoders) {
      if (byEncoder.put(encoder.name(), new Space(encoder, field.apply(encoder))) != null) {
        throw new IllegalArgumentException(
            "two encoders are called '%s': give each its own name".formatted(encoder.name()));
      }
    }
  }

  /** The encoders. */
  public List<String> names() {
    return List.copyOf(byEncoder.keySet());
  }

  /**
   * That of an encoder.
   *
   * @throws IllegalArgumentException when there is none, with the names of those that there are
   */
  public Space of(String encoder) {
    Space space = byEncoder.get(encoder);
    if (space == null) {
      throw new IllegalArgumentException(
          "there is no encoder '%s': choose from %s".formatted(encoder, names()));
    }
    return space;
  }

  /** See {@link SearchEngine#documentsBy}. */
  public String documentsBy(String encoder) {
    VectorField field = of(encoder).field();
    return byEncoder.values().stream()
        .map(Space::encoder)
        .filter(open -> open.fingerprint().equals(field.fingerprint()))
        .map(Encoder::name)
        .findFirst()
        .orElse(field.encoderName());
  }

  /** See {@link SearchEngine#alignment}. */
  public Optional<Alignment> alignment(String encoder) {
    return of(encoder).alignment();
  }
}
