package dev.pith.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.Interval;
import dev.pith.evaluate.MachineFacts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Figures as JSON: {@code {"machine": {...}, "figures": [{"id", "value", "unit", "low", "high",
 * "samples"}]}}. What is absent is {@code null}.
 */
public final class FigureJson {
  private FigureJson() {}

  /** All figures, in their order, and the machine that they were taken on. */
  public static ObjectNode of(MachineFacts machine, List<Figure> figures) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("machine", LatencyJson.machine(machine));
    root.set("figures", array(figures));
    return root;
  }

  static ArrayNode array(List<Figure> figures) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    figures.forEach(figure -> put(list.addObject(), figure));
    return list;
  }

  private static void put(ObjectNode node, Figure figure) {
    node.put("id", figure.id()).put("value", figure.value()).put("unit", figure.unit());
    QualityJson.putOptional(node, "low", end(figure, Interval::low));
    QualityJson.putOptional(node, "high", end(figure, Interval::high));
    node.put("samples", figure.samples());
  }

  private static OptionalDouble end(Figure figure, ToDoubleFunction<Interval> end) {
    return figure.interval().stream().mapToDouble(end).findFirst();
  }
}
