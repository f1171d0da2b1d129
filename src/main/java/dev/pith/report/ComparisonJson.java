package dev.pith.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.Change;
import dev.pith.evaluate.ChangeRule;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.FigureChange;
import dev.pith.evaluate.FigureKind;
import dev.pith.evaluate.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A comparison as JSON: {@code {"headline", "regressions": [ids], "cautions", "rule", "before",
 * "after", "changes": [{"id", "unit", "kind", "before", "after", "scale", "change", "low", "high",
 * "pValue", "adjustedP", "paired", "verdict"}], "onlyBefore", "onlyAfter"}}. {@code scale} says
 * whether a change is a ratio or a difference; what is absent is {@code null}.
 */
public final class ComparisonJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ComparisonJson() {}

  /** The whole comparison. */
  public static ObjectNode of(Comparison comparison) {
    ObjectNode root = JSON.objectNode();
    root.put("headline", comparison.headline())
        .put("createdAt", comparison.createdAt().toString())
        .put("command", comparison.command());
    ArrayNode regressions = root.putArray("regressions");
    comparison.regressions().forEach(change -> regressions.add(change.id()));
    ArrayNode cautions = root.putArray("cautions");
    comparison.cautions().forEach(cautions::add);
    root.set("rule", rule(comparison.figures().rule()));
    root.set("before", report(comparison.before()));
    root.set("after", report(comparison.after()));
    ArrayNode changes = root.putArray("changes");
    comparison.figures().changes().forEach(change -> changes.add(change(change)));
    putIds(root.putArray("onlyBefore"), comparison.figures().onlyBefore());
    putIds(root.putArray("onlyAfter"), comparison.figures().onlyAfter());
    return root;
  }

  private static ObjectNode rule(ChangeRule rule) {
    return JSON.objectNode()
        .put("level", rule.level())
        .put("correction", "holm")
        .put("tolerance", rule.tolerance())
        .put("drift", rule.drift());
  }

  private static ObjectNode report(ReadReport report) {
    ObjectNode node =
        JSON.objectNode().put("name", report.name()).put("measuredAt", report.measuredAt());
    ObjectNode machine = node.putObject("machine");
    report.machine().forEach(machine::put);
    return node;
  }

  private static ObjectNode change(FigureChange compared) {
    Change change = compared.change();
    ObjectNode node = JSON.objectNode();
    node.put("id", compared.id())
        .put("unit", compared.before().unit())
        .put("kind", word(FigureKind.of(compared.before())));
    node.set("before", figure(compared.before()));
    node.set("after", figure(compared.after()));
    node.put("scale", word(change.scale())).put("change", change.value());
    QualityJson.putOptional(node, "low", end(change.interval(), Interval::low));
    QualityJson.putOptional(node, "high", end(change.interval(), Interval::high));
    QualityJson.putOptional(node, "pValue", change.pValue());
    QualityJson.putOptional(node, "adjustedP", compared.adjustedP());
    return node.put("paired", compared.isPaired())
        .put("verdict", Comparison.words(compared.verdict()));
  }

  private static OptionalDouble end(Optional<Interval> interval, ToDoubleFunction<Interval> end) {
    return interval.stream().mapToDouble(end).findFirst();
  }

  private static ObjectNode figure(Figure figure) {
    ObjectNode node = JSON.objectNode().put("value", figure.value());
    QualityJson.putOptional(node, "low", end(figure.interval(), Interval::low));
    QualityJson.putOptional(node, "high", end(figure.interval(), Interval::high));
    return node.put("samples", figure.samples());
  }

  private static void putIds(ArrayNode ids, List<Figure> figures) {
    figures.forEach(figure -> ids.add(figure.id()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
