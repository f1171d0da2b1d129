package dev.pith.server;

import dev.pith.search.Comparison;
import dev.pith.search.Highlights;
import dev.pith.search.Hit;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchResult;
import dev.pith.server.SearchAnswer.EncoderAnswer;
import dev.pith.server.SearchAnswer.ExplainAnswer;
import dev.pith.server.SearchAnswer.HighlightsAnswer;
import dev.pith.server.SearchAnswer.HitAnswer;
import dev.pith.server.SearchAnswer.TimesMillis;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells an engine's results as an answer does.
 *
 * @param words what a search by words looks for; empty when no hit has to tell of it
 */
record EncoderAnswers(SearchEngine engine, SearchRequest request, Map<String, Integer> words) {
  static EncoderAnswers of(SearchEngine engine, SearchRequest request) {
    boolean told = request.page().explained() || request.page().highlighted();
    return new EncoderAnswers(
        engine, request, told ? engine.searchedWords(request.query()) : Map.of());
  }

  /** Each beside the reference's, itself included; alone when the reference was not asked. */
  List<EncoderAnswer> compared(List<SearchResult> results) {
    String reference = engine.encoders().getFirst();
    return results.stream()
        .filter(
            result -> request.mode() != SearchMode.LEXICAL && result.encoder().equals(reference))
        .findFirst()
        .map(first -> Stream.concat(Stream.of(first), results.stream()).toList())
        .map(all -> Comparison.of(all).others().stream().map(this::beside).toList())
        .orElseGet(() -> results.stream().map(this::alone).toList());
  }

  private EncoderAnswer beside(Comparison.Against against) {
    return told(against.result(), against, against.referenceRanks());
  }

  private EncoderAnswer alone(SearchResult result) {
    return told(result, null, result.hits().stream().map(hit -> OptionalInt.empty()).toList());
  }

  private EncoderAnswer told(
      SearchResult result, Comparison.@Nullable Against against, List<OptionalInt> referenceRanks) {
    return new EncoderAnswer(
        result.encoder(),
        result.answeredBy().equals(result.encoder()) ? null : result.answeredBy(),
        request.mode() == SearchMode.LEXICAL ? null : engine.documentsBy(result.encoder()),
        result.tokens(),
        result.truncated(),
        TimesMillis.of(result.times(), request.mode()),
        against == null ? null : against.overlapAt10(),
        against == null ? null : against.rankBiasedOverlap(),
        IntStream.range(0, result.hits().size())
            .skip(request.page().from())
            .mapToObj(i -> told(result.hits().get(i), referenceRanks.get(i)))
            .toList());
  }

  private HitAnswer told(Hit hit, OptionalInt referenceRank) {
    return HitAnswer.of(
        hit,
        referenceRank,
        request.page().explained() ? explained(hit) : null,
        request.page().highlighted()
            ? HighlightsAnswer.of(Highlights.of(words.keySet(), hit))
            : null);
  }

  private ExplainAnswer explained(Hit hit) {
    return new ExplainAnswer(
        hit.evidence().vector(),
        hit.evidence().lexical(),
        hit.evidence().lexical() == null ? Map.of() : engine.wordScores(words, hit.id()));
  }
}
