package dev.pith.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is on record of an encoder's nearness to others.
 *
 * @param records at most one for each target, all of this encoder
 * @param damage why what was found on record cannot be trusted, in a sentence that names the file;
 *     there are no records then
 */
public record Alignments(List<Alignment> records, Optional<String> damage) {
  /** Nothing is on record. */
  public static final Alignments NONE = new Alignments(List.of(), Optional.empty());

  public Alignments {
    records = List.copyOf(records);
  }

  static Alignments refused(String damage) {
    return new Alignments(List.of(), Optional.of(damage));
  }

  /** The record for documents of the encoder with this fingerprint. */
  public Optional<Alignment> with(String fingerprint) {
    return records.stream()
        .filter(record -> record.target().fingerprint().equals(fingerprint))
        .findFirst();
  }

  /** With one more, which takes the place of an older one for the same target. */
  public Alignments and(Alignment newer) {
    Stream<Alignment> others =
        records.stream().filter(old -> !old.target().isSameAs(newer.target()));
    return new Alignments(Stream.concat(others, Stream.of(newer)).toList(), Optional.empty());
  }
}
