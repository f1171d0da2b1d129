package dev.pith.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.LatencyFigures;
import dev.pith.evaluate.QualityFigures;
import dev.pith.evaluate.Recommendation;
import dev.pith.evaluate.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as JSON: {@link LatencyJson} of the encoders alone, each with its {@code sizeBytes}, and
 * beside it the headline, what was measured, and the other results.
 */
public final class ReportJson {
  private ReportJson() {}

  /** The whole report. */
  public static ObjectNode of(LatencyReport report) {
    ObjectNode root = LatencyJson.of(report.latency());
    for (JsonNode encoder : root.get("encoders")) {
      if (encoder instanceof ObjectNode object) {
        object.put("sizeBytes", report.model(object.path("name").asText()).sizeBytes());
      }
    }
    root.put("headline", new Headline(report).main())
        .put("createdAt", report.createdAt().toString())
        .put("command", report.command())
        .put("corpus", report.corpus());
    root.putObject("querySet")
        .put("name", report.querySet().name())
        .put("count", report.querySet().count())
        .put("sha256", report.querySet().sha256());
    ArrayNode cautions = root.putArray("cautions");
    Cautions.of(report.latency()).forEach(cautions::add);
    ArrayNode models = root.putArray("models");
    report.models().forEach(model -> putModel(models.addObject(), model, report));
    report
        .search()
        .ifPresentOrElse(
            search -> root.set("search", LatencyJson.of(search)), () -> root.putNull("search"));
    report
        .quality()
        .ifPresentOrElse(
            quality -> root.set("quality", QualityJson.of(quality)), () -> root.putNull("quality"));
    report
        .recommendation()
        .ifPresentOrElse(
            one -> root.set("recommendation", recommendation(one, report)),
            () -> root.putNull("recommendation"));
    root.set("figures", FigureJson.array(figures(report)));
    return root;
  }

  private static ObjectNode recommendation(Recommendation recommendation, LatencyReport report) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("sentence", RecommendationSentence.of(recommendation))
            .put("setting", recommendation.chosen().name())
            .put("epsilon", recommendation.epsilon());
    ArrayNode dominated = node.putArray("dominated");
    Setting.dominated(report.settings()).stream().sorted().forEach(dominated::add);
    return node;
  }

  private static List<Figure> figures(LatencyReport report) {
    List<Figure> figures = new ArrayList<>(LatencyFigures.of(report.latency(), ""));
    report.search().ifPresent(search -> figures.addAll(LatencyFigures.of(search, "search-")));
    report.quality().ifPresent(quality -> figures.addAll(QualityFigures.of(quality)));
    return figures;
  }

  private static void putModel(ObjectNode node, ModelFacts model, LatencyReport report) {
    node.put("name", model.name())
        .put("sizeBytes", model.sizeBytes())
        .put("sizeShare", (double) model.sizeBytes() / report.models().getFirst().sizeBytes())
        .put("sha256", model.sha256());
    ArrayNode passes = node.putArray("passes");
    model.passes().forEach(passes::add);
  }
}
