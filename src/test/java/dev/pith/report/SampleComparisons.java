package dev.pith.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.ChangeRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reports in files, and comparisons of them. */
final class SampleComparisons {
  private static final Instant CREATED_AT = Instant.parse("2026-11-25T10:00:00Z");

  private SampleComparisons() {}

  /** A report under construction. */
  static ObjectNode report(String cpu) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("machine")
        .put("cpu", cpu)
        .put("cores", 2)
        .put("loadAverage", 0.3)
        .put("measuredAt", "2026-11-25T09:00:00Z")
        .putArray("vectorFlags")
        .add("avx2")
        .add("fma");
    root.putArray("figures");
    return root;
  }

  static ObjectNode with(
      ObjectNode report, String id, String unit, double value, double low, double high) {
    ((ArrayNode) report.get("figures"))
        .addObject()
        .put("id", id)
        .put("value", value)
        .put("unit", unit)
        .put("low", low)
        .put("high", high)
        .put("samples", 100);
    return report;
  }

  /** One that is worse, one that is better, one without a change and one that cannot be tested. */
  static Comparison ofFour(Path folder) {
    ObjectNode before = report("one");
    with(before, "compact-median-millis", "millis", 2, 1.98, 2.02);
    with(before, "compact-bytes", "bytes", 20_000_000, 20_000_000, 20_000_000);
    with(before, "compact-x-ndcg@10", "ratio", 0.61, 0.58, 0.64);
    ((ArrayNode) before.get("figures"))
        .addObject()
        .put("id", "compact-seconds")
        .put("value", 120)
        .put("unit", "seconds")
        .putNull("low")
        .putNull("high")
        .put("samples", 1);
    ObjectNode after = before.deepCopy();
    ((ObjectNode) after.at("/figures/0")).put("value", 3).put("low", 2.97).put("high", 3.03);
    ((ObjectNode) after.at("/figures/1")).put("value", 1e7).put("low", 1e7).put("high", 1e7);
    ((ObjectNode) after.at("/figures/2")).put("value", 0.6).put("low", 0.57).put("high", 0.63);
    return compare(folder, before, after);
  }

  static Comparison compare(Path folder, JsonNode before, JsonNode after) {
    return Comparison.of(
        CREATED_AT,
        "./pith report compare before.json after.json",
        ReportReader.read(written(folder.resolve("before.json"), before)),
        ReportReader.read(written(folder.resolve("after.json"), after)),
        ChangeRule.STANDARD);
  }

  static Path written(Path file, JsonNode json) {
    try {
      return Files.writeString(file, json.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
