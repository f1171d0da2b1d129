package dev.pith.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;

/**
 * Finds documents without an id, and documents, or passages where there are such, without a vector
 * of some encoder.
 */
record FieldCheck(IndexSchema schema) implements DocumentIndex.Reading<List<String>> {
  @Override
  public List<String> read(IndexSearcher searcher) throws IOException {
    List<String> wrong = new ArrayList<>();
    int nameless = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      nameless += leaf.reader().maxDoc() - named(leaf.reader()) - passages(leaf.reader());
    }
    if (nameless > 0) {
      wrong.add("%,d documents have no id".formatted(nameless));
    }
    for (VectorField field : schema.fields()) {
      int missing = 0;
      for (LeafReaderContext leaf : searcher.getLeafContexts()) {
        missing += toBeEmbedded(leaf.reader()) - embedded(leaf.reader(), field);
      }
      if (missing > 0) {
        wrong.add(
            "%s: %,d %s have no vector of %d dimensions of it"
                .formatted(
                    field,
                    missing,
                    schema.passageTokens().isPresent() ? "passages" : "documents",
                    field.dimension()));
      }
    }
    if (schema.passageTokens().isPresent()) {
      wrong.addAll(new BlockCheck().read(searcher));
    }
    return wrong;
  }

  private int toBeEmbedded(LeafReader segment) throws IOException {
    return schema.passageTokens().isPresent() ? passages(segment) : segment.maxDoc();
  }

  private int passages(LeafReader segment) throws IOException {
    return schema.passageTokens().isPresent() ? PassageRange.count(segment) : 0;
  }

  private static int named(LeafReader segment) throws IOException {
    SortedSetDocValues ids = segment.getSortedSetDocValues(Fields.ID);
    int count = 0;
    while (ids != null && ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      count++;
    }
    return count;
  }

  private static int embedded(LeafReader segment, VectorField field) throws IOException {
    FloatVectorValues vectors = segment.getFloatVectorValues(field.luceneName());
    return vectors == null || vectors.dimension() != field.dimension() ? 0 : vectors.size();
  }
}
