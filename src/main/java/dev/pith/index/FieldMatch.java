package dev.pith.index;

import dev.pith.encode.Encoder;
import dev.pith.model.Alignment;
import dev.pith.model.Closeness;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the vectors of an index that an encoder's questions may be compared with, or says why there
 * are none: those that it made itself or, where that is allowed, those of an encoder that it is
 * proven to be aligned with. A lineage is a promise, not a proof; it only chooses the words.
 *
 * @param index what the index is called, for what is said
 * @param fields all vectors that it holds
 * @param encoder who asks
 */
public record FieldMatch(String index, List<VectorField> fields, Encoder encoder) {
  /** Whether there are any. */
  public boolean exists(Pairing pairing) {
    return switch (pairing) {
      case SYMMETRIC -> own().isPresent();
      case ASYMMETRIC -> own().or(this::aligned).isPresent();
    };
  }

  /**
   * The vectors.
   *
   * @throws IndexException when there are none, with what would do
   */
  public VectorField find(Pairing pairing) {
    return switch (pairing) {
      case SYMMETRIC -> own().orElseThrow(this::notItsOwn);
      case ASYMMETRIC -> own().or(this::aligned).orElseThrow(this::notAligned);
    };
  }

  private Optional<VectorField> own() {
    return madeBy(encoder.fingerprint());
  }

  private Optional<VectorField> aligned() {
    return sameLength().filter(field -> encoder.isAlignedWith(field.fingerprint())).findFirst();
  }

  private Stream<VectorField> sameLength() {
    return fields.stream().filter(field -> field.dimension() == encoder.dimension());
  }

  private Optional<VectorField> madeBy(String fingerprint) {
    return fields.stream().filter(field -> field.fingerprint().equals(fingerprint)).findFirst();
  }

  private IndexException notItsOwn() {
    Optional<VectorField> aligned = aligned();
    if (aligned.isPresent()) {
      return refused(
          ", but is aligned with " + aligned.get(),
          "%s; or %s".formatted(withTheOption(aligned.get()), useAnother()));
    }
    Optional<VectorField> source = encoder.approximates().flatMap(this::madeBy);
    if (source.isEmpty() || otherLength(source.get())) {
      return refused(source.map(this::lengths).orElse(""), useAnother());
    }
    return refused(
        ", but was made from " + source.get(),
        "%s, once %s; or %s".formatted(withTheOption(source.get()), proof(), useAnother()));
  }

  private String withTheOption(VectorField field) {
    return "search and serve compare its questions with documents of '%s' when --asymmetric is given"
        .formatted(field.encoderName());
  }

  private IndexException notAligned() {
    VectorField wanted =
        encoder
            .approximates()
            .flatMap(this::madeBy)
            .or(() -> sameLength().findFirst())
            .orElseGet(fields::getFirst);
    if (otherLength(wanted)) {
      return refused(lengths(wanted), useAnother());
    }
    for (VectorField field : sameLength().toList()) {
      Optional<Alignment> record = encoder.alignments().with(field.fingerprint());
      if (record.isPresent()) {
        return refused(
            ", and is too far from '%s', with %s, where %s"
                .formatted(field.encoderName(), record.get().figures(), Closeness.needed()),
            useAnother());
      }
    }
    return unproven(wanted);
  }

  private IndexException unproven(VectorField wanted) {
    return refused(
        encoder
            .alignments()
            .damage()
            .map(damage -> ", and %s, so it is not trusted".formatted(damage))
            .orElse(", and no record proves that it is aligned with " + wanted),
        "%s; or see whether %s".formatted(useAnother(), proof()));
  }

  /** What would prove it; the folders are known to the user alone. */
  private String proof() {
    return "./pith align --encoder DIR --to DIR, of %s and of %s, proves it"
        .formatted(encoder.name(), joined(" or ", VectorField::encoderName));
  }

  private boolean otherLength(VectorField field) {
    return field.dimension() != encoder.dimension();
  }

  private String lengths(VectorField field) {
    return otherLength(field)
        ? " and has %d dimensions instead of %d".formatted(encoder.dimension(), field.dimension())
        : "";
  }

  private String useAnother() {
    return "use %s, or build a new index with --encoder %s"
        .formatted(joined(" or ", VectorField::encoderName), encoder.name());
  }

  private IndexException refused(String detail, String advice) {
    return new IndexException(
        "index %s holds vectors of %s; encoder %s did not make them%s: %s"
            .formatted(
                index,
                joined(" and ", VectorField::toString),
                VectorField.of(encoder),
                detail,
                advice));
  }

  private String joined(String word, Function<VectorField, String> told) {
    return fields.stream().map(told).collect(Collectors.joining(word));
  }
}
