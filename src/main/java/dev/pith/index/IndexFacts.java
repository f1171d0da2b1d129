package dev.pith.index;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.apache.lucene.index.IndexReader;

/**
 * What an index is made of, at one commit.
 *
 * @param fields whose vectors it has, in the order in which the encoders were named
 * @param precision how precisely the graph sees vectors
 * @param passageTokens most tokens of a passage; empty where documents are embedded as a whole
 * @param bytes what it takes
 * @param segments how many parts it is searched in
 * @param deletedShare share of what lies in it, passages counted one by one, that was deleted or
 *     replaced and still takes room, 0 to 1
 */
public record IndexFacts(
    List<VectorField> fields,
    VectorPrecision precision,
    OptionalInt passageTokens,
    IndexBytes bytes,
    int segments,
    double deletedShare) {
  public IndexFacts {
    fields = List.copyOf(fields);
  }

  static IndexFacts of(IndexReader commit, IndexSchema schema, IndexBytes bytes)
      throws IOException {
    return new IndexFacts(
        schema.fields(),
        schema.precision(),
        schema.passageTokens(),
        bytes,
        commit.leaves().size(),
        commit.maxDoc() == 0 ? 0 : (double) commit.numDeletedDocs() / commit.maxDoc());
  }
}
