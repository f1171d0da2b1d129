package dev.pith.server;

import dev.pith.index.IndexFacts;
import dev.pith.index.VectorField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of the index on the disk.
 *
 * @param encoders that made its vectors, as they were called then
 * @param vectorBits of each component, as the graph sees it
 * @param passageTokens most tokens of a passage; null where documents are embedded as a whole
 * @param diskBytes all its files
 * @param hotBytes what searches of the graphs want to have in memory
 * @param segments how many parts it is searched in
 * @param deletedShare of what lies in it, the share that was deleted or replaced and still takes
 *     room, 0 to 1
 */
record IndexAnswer(
    List<String> encoders,
    int vectorBits,
    @Nullable Integer passageTokens,
    long diskBytes,
    long hotBytes,
    int segments,
    double deletedShare) {
  static IndexAnswer of(IndexFacts facts) {
    return new IndexAnswer(
        facts.fields().stream().map(VectorField::encoderName).toList(),
        facts.precision().bits(),
        facts.passageTokens().isPresent() ? facts.passageTokens().getAsInt() : null,
        facts.bytes().disk(),
        facts.bytes().hot(),
        facts.segments(),
        facts.deletedShare());
  }
}
