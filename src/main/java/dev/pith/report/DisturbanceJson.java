package dev.pith.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.ClockRange;
import dev.pith.evaluate.Disturbance;

/** What else went on, as JSON; what the system does not tell is {@code null}. */
final class DisturbanceJson {
  private DisturbanceJson() {}

  static ObjectNode of(Disturbance disturbance) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("watchedSeconds", disturbance.watchedSeconds())
            .put("collections", disturbance.collections())
            .put("collectionMillis", disturbance.collectionMillis())
            .put("collectionPercent", disturbance.collectionPercent());
    QualityJson.putOptional(node, "stealPercent", disturbance.stealPercent());
    QualityJson.putOptional(node, "othersPercent", disturbance.othersPercent());
    QualityJson.putOptional(
        node,
        "lowestMhz",
        disturbance.clock().stream().mapToDouble(ClockRange::lowestMhz).findAny());
    QualityJson.putOptional(
        node,
        "highestMhz",
        disturbance.clock().stream().mapToDouble(ClockRange::highestMhz).findAny());
    return node;
  }
}
