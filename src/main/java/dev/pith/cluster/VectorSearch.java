package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.search.Precision;
import dev.pith.search.RankedDocument;
import dev.pith.search.SearchQuery;
import dev.pith.search.Space;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the documents that are nearest to a vector, and those of other lists with what they say.
 */
final class VectorSearch {
  private final ClusterIndex index;
  private final VectorQuestion question;
  private final Precision precision;
  private final int candidates;

  /**
   * Prepares it.
   *
   * @param space of the vector
   * @param candidates how many each graph is asked for at least
   */
  VectorSearch(ClusterIndex index, SearchQuery query, Space space, float[] vector, int candidates) {
    ClusterSchema schema = index.schema();
    this.index = index;
    this.question =
        new VectorQuestion(
            schema.path(space.field()), schema.isOfPassages(), vector, query.filters());
    this.precision = query.precision();
    this.candidates = candidates;
  }

  /** At most {@code k}, best first, with what is stored of them. */
  List<FoundDocument> search(int k) {
    return passagesAreRough() ? fetched(ranked(k)) : found(k, true);
  }

  /** The same, but no more than ids and scores. */
  List<FoundDocument> places(int k) {
    return found(k, false);
  }

  /** By fewer bits another passage than the nearest may seem the nearest. */
  private boolean passagesAreRough() {
    return question.ofPassages() && index.layout().isRescored() && precision != Precision.EXACT;
  }

  private List<RankedDocument> ranked(int k) {
    return places(k).stream().map(FoundDocument::ranked).toList();
  }

  private List<FoundDocument> found(int k, boolean withSource) {
    return FoundDocument.of(
        index.search(
            "",
            precision == Precision.EXACT
                ? VectorBodies.exact(question, k, withSource)
                : VectorBodies.nearest(
                    question, k, candidates, index.layout().isRescored(), withSource)),
        FoundDocument::cosine);
  }

  /**
   * Documents with what is stored of them, and with their nearest passages where there are any, in
   * the same order and with the same scores. One that was deleted meanwhile is left out.
   */
  List<FoundDocument> fetched(List<RankedDocument> best) {
    Map<String, FoundDocument> stored = stored(best.stream().map(RankedDocument::id).toList());
    List<FoundDocument> fetched = new ArrayList<>();
    for (RankedDocument document : best) {
      FoundDocument found = stored.get(document.id());
      if (found != null) {
        fetched.add(found.scored((float) document.score()));
      }
    }
    return fetched;
  }

  private Map<String, FoundDocument> stored(List<String> ids) {
    Map<String, FoundDocument> stored = new HashMap<>();
    if (question.ofPassages() && !ids.isEmpty()) {
      JsonNode answer = index.search("", VectorBodies.of(question, ids));
      FoundDocument.of(answer, FoundDocument::cosine).forEach(one -> stored.put(one.id(), one));
    } else {
      index
          .sources(ids)
          .forEach((id, source) -> stored.put(id, new FoundDocument(id, 0, source, null)));
    }
    return stored;
  }
}
