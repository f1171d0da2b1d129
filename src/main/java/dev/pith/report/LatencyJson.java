package dev.pith.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.ColdLatency;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.LatencyDistribution;
import dev.pith.evaluate.LatencyFigures;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.Noise;
import dev.pith.evaluate.WarmUp;
import java.util.List;
import java.util.Locale;

/**
 * Latency as JSON: {@code {"machine": {...}, "encoders": [{"name", "samples", "p50Millis", ...}],
 * "noise": {...}, "figures": [...]}}, the reference first; figures are as {@link FigureJson} writes
 * them. What is absent is {@code null}.
 */
public final class LatencyJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private LatencyJson() {}

  /** The whole result, distributions included. */
  public static ObjectNode of(LatencyResult result) {
    ObjectNode root = JSON.objectNode();
    root.set("machine", machine(result.machine()));
    root.set("plan", plan(result));
    ArrayNode encoders = root.putArray("encoders");
    result.encoders().forEach(encoder -> encoders.add(encoder(encoder)));
    root.set("noise", noise(result.noise()));
    root.set("figures", FigureJson.array(LatencyFigures.of(result, "")));
    return root;
  }

  static ObjectNode machine(MachineFacts machine) {
    ObjectNode node = JSON.objectNode();
    node.put("cpu", machine.cpu()).put("cores", machine.cores());
    machine
        .memoryBytes()
        .ifPresentOrElse(
            bytes -> node.put("memoryBytes", bytes), () -> node.putNull("memoryBytes"));
    node.set("vectorFlags", texts(machine.vectorFlags()));
    node.put("vectorBits", machine.vectorBits())
        .put("governor", machine.governor())
        .put("os", machine.os())
        .put("jdk", machine.jdk());
    node.set("jvmFlags", texts(machine.jvmFlags()));
    QualityJson.putOptional(node, "loadAverage", machine.loadAverage());
    QualityJson.putOptional(node, "stealPercent", machine.stealPercent());
    return node.put("measuredAt", machine.measuredAt().toString());
  }

  private static ObjectNode plan(LatencyResult result) {
    WarmUp warmUp = result.warmUp();
    ObjectNode node = JSON.objectNode();
    node.put("queries", result.queries())
        .put("rounds", result.plan().rounds())
        .put("seed", result.plan().seed())
        .put("warmupRule", result.plan().warmupRule())
        .put("warmupBlocks", warmUp.blocks())
        .put("warmupStable", warmUp.stable());
    return node;
  }

  static ObjectNode encoder(EncoderLatency latency) {
    ObjectNode node = JSON.objectNode();
    node.put("name", latency.name())
        .put("samples", latency.total().samples())
        .put("tokensMedian", latency.tokensMedian());
    putTimes(node, latency.total());
    node.put("speedup", latency.speedup().ratio())
        .put("speedupLow", latency.speedup().low())
        .put("speedupHigh", latency.speedup().high())
        .put("verdict", latency.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    node.set("cold", cold(latency.cold()));
    ObjectNode stages = node.putObject("stages");
    latency.stages().forEach((stage, times) -> putTimes(stages.putObject(stage.label()), times));
    node.set("disturbance", DisturbanceJson.of(latency.disturbance()));
    node.set("curve", curve(latency.total()));
    return node.put("histogram", latency.total().histogram());
  }

  private static ObjectNode cold(ColdLatency cold) {
    ObjectNode node = JSON.objectNode();
    putTimes(node, cold.total());
    return node.put("speedup", cold.speedup().ratio())
        .put("speedupLow", cold.speedup().low())
        .put("speedupHigh", cold.speedup().high());
  }

  private static void putTimes(ObjectNode node, LatencyDistribution times) {
    node.put("meanMillis", times.meanMillis()).put("p50Millis", times.p50Millis());
    QualityJson.putOptional(node, "p90Millis", times.p90Millis());
    QualityJson.putOptional(node, "p99Millis", times.p99Millis());
  }

  /** A distribution by itself, with all samples. */
  static ObjectNode times(LatencyDistribution times) {
    ObjectNode node = JSON.objectNode();
    node.put("samples", times.samples());
    putTimes(node, times);
    return node.put("histogram", times.histogram());
  }

  private static ArrayNode curve(LatencyDistribution times) {
    ArrayNode points = JSON.arrayNode();
    times.curve().forEach(point -> points.addArray().add(point.share()).add(point.millis()));
    return points;
  }

  private static ObjectNode noise(Noise noise) {
    return JSON.objectNode()
        .put("ratio", noise.again().ratio())
        .put("low", noise.again().low())
        .put("high", noise.again().high())
        .put("floorPercent", 100 * noise.floor());
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode node = JSON.arrayNode();
    texts.forEach(node::add);
    return node;
  }
}
