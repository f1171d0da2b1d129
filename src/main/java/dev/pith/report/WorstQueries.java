package dev.pith.report;

import dev.pith.evaluate.LostQuery;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The queries that lost most, and what was found for them before and after, because averages hide
 * them.
 *
 * @param reference what it is called that they were answered better by
 * @param candidate what it is called that they were answered worse by
 * @param lost most first
 */
record WorstQueries(String reference, String candidate, List<LostQuery> lost) {
  /** A heading and what folds open, or a sentence when no query lost. */
  Element element() {
    Element block =
        Element.of("div")
            .with("class", "lost")
            .add(Element.of("h3", Shorten.to(Shorten.QUERY, candidate)));
    if (lost.isEmpty()) {
      return block.add(Element.of("p", "No query lost anything.").with("class", "quiet"));
    }
    lost.forEach(query -> block.add(folded(query)));
    return block;
  }

  private Element folded(LostQuery query) {
    return Element.of("details")
        .add(
            Element.of("summary")
                .add(
                    Element.of("span", Shorten.to(Shorten.QUERY, query.text())),
                    Element.of("span")
                        .with("class", "scores")
                        .add(score(query.referenceNdcgAt10()))
                        .text(" \u2192 ")
                        .add(score(query.ndcgAt10()))),
            Element.of("div")
                .with("class", "answers")
                .add(
                    answer(reference, query.reference(), ids(query.results())),
                    answer(candidate, query.results(), ids(query.reference()))));
  }

  private static Element score(double ndcg) {
    return Element.of("data", Figures.score(ndcg)).with("value", Double.toString(ndcg));
  }

  private static Set<String> ids(List<LostQuery.Listed> documents) {
    return documents.stream().map(LostQuery.Listed::id).collect(Collectors.toSet());
  }

  /** Relevant documents are marked with a tick, those that the other has not found with a word. */
  private static Element answer(
      String encoder, List<LostQuery.Listed> documents, Set<String> others) {
    Element list = Element.of("ol");
    for (LostQuery.Listed document : documents) {
      Element item = Element.of("li");
      if (document.gain() > 0) {
        item.with("class", "relevant")
            .add(Element.of("span", "\u2713 ").with("title", "relevant: " + document.gain()));
      }
      item.text(Shorten.to(Shorten.QUERY, shown(document)));
      if (!others.contains(document.id())) {
        item.add(Element.of("span", " only here").with("class", "quiet"));
      }
      list.add(item);
    }
    return Element.of("div").add(Element.of("h4", Shorten.to(Shorten.LABEL, encoder)), list);
  }

  private static String shown(LostQuery.Listed document) {
    return document.title().isBlank() ? document.id() : document.title();
  }
}
