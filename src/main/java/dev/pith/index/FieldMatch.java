package dev.pith.index;

import dev.pith.encode.Encoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the vectors of an index that an encoder's questions may be compared with, or says why there
 * are none.
 *
 * @param index where the index is, for what is said
 * @param fields all vectors that it holds
 * @param encoder who asks
 */
record FieldMatch(Path index, List<VectorField> fields, Encoder encoder) {
  boolean exists(Pairing pairing) {
    return madeBy(encoder.fingerprint()).isPresent()
        || (pairing == Pairing.ASYMMETRIC
            && encoder
                .approximates()
                .flatMap(this::madeBy)
                .filter(source -> source.dimension() == encoder.dimension())
                .isPresent());
  }

  VectorField find(Pairing pairing) {
    Optional<VectorField> own = madeBy(encoder.fingerprint());
    if (own.isPresent()) {
      return own.get();
    }
    VectorField source =
        encoder.approximates().flatMap(this::madeBy).orElseThrow(() -> refused("", useAnother()));
    if (source.dimension() != encoder.dimension()) {
      throw refused(
          " and has %d dimensions instead of %d".formatted(encoder.dimension(), source.dimension()),
          useAnother());
    }
    if (pairing == Pairing.SYMMETRIC) {
      throw refused(
          ", but approximates " + source,
          "search and serve compare its questions with documents of '%s' when --asymmetric is given; or %s"
              .formatted(source.encoderName(), useAnother()));
    }
    return source;
  }

  private Optional<VectorField> madeBy(String fingerprint) {
    return fields.stream().filter(field -> field.fingerprint().equals(fingerprint)).findFirst();
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
