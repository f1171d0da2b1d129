package dev.pith.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.DocumentVectors;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.QualityResult;
import dev.pith.tune.Choice;
import dev.pith.tune.Goal;
import dev.pith.tune.Measured;
import dev.pith.tune.Share;
import dev.pith.tune.Tuning;
import java.util.Set;

/**
 * A search for an encoder as JSON: {@code {"headline", "goal", "pairing", "chosen", "certain",
 * "full", "candidates": [{"name", "bytes", "kept", "agreement@10", "time", "frontier", ...}],
 * "unusable", "check", "machine", ...}}. The pairing is {@code "symmetric"}, or {@code
 * "asymmetric"} when {@code kept}, {@code agreement@10}, {@code ndcg@10} and {@code check} are of
 * each encoder's questions over documents of the full one. Shares are objects of {@code value},
 * {@code low} and {@code high}; {@code chosen} is {@code null} when nothing holds the goal, and
 * {@code nearest} names the one that misses least.
 */
public final class TuneJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TuneJson() {}

  /** All that was found. */
  public static ObjectNode of(TuneReport report) {
    Tuning tuning = report.tuning();
    ObjectNode root = JSON.objectNode();
    root.put("headline", report.headline())
        .put("createdAt", report.createdAt().toString())
        .put("command", report.command());
    root.set("goal", goal(tuning.goal()));
    root.put("pairing", pairing(tuning.documents()));
    putChoice(root, tuning);
    root.set("full", full(tuning));
    ArrayNode candidates = root.putArray("candidates");
    Set<String> frontier = tuning.frontier();
    tuning
        .measured()
        .forEach(
            one -> candidates.add(candidate(one).put("frontier", frontier.contains(one.name()))));
    ArrayNode unusable = root.putArray("unusable");
    tuning
        .unusable()
        .forEach(one -> unusable.addObject().put("name", one.name()).put("reason", one.reason()));
    putInputs(root, report);
    report
        .check()
        .ifPresentOrElse(check -> root.set("check", check(check)), () -> root.putNull("check"));
    root.set("machine", LatencyJson.machine(report.latency().machine()));
    return root.put("noisePercent", 100 * report.latency().noise().floor());
  }

  private static String pairing(DocumentVectors documents) {
    return switch (documents) {
      case OWN -> "symmetric";
      case REFERENCE -> "asymmetric";
    };
  }

  private static ObjectNode goal(Goal goal) {
    return switch (goal) {
      case Goal.MinQuality bound -> JSON.objectNode().put("minQuality", bound.share());
      case Goal.MaxLatency bound -> JSON.objectNode().put("maxLatencyShare", bound.share());
      case Goal.MaxBytes bound -> JSON.objectNode().put("maxBytes", bound.bytes());
    };
  }

  private static void putChoice(ObjectNode root, Tuning tuning) {
    String name = tuning.choice().candidate().name();
    switch (tuning.choice()) {
      case Choice.Holds holds -> root.put("chosen", name).put("certain", holds.certain());
      case Choice.NoneHolds none -> root.putNull("chosen").put("nearest", name);
    }
  }

  private static ObjectNode full(Tuning tuning) {
    ObjectNode node = JSON.objectNode();
    node.put("name", tuning.full().name())
        .put("bytes", tuning.full().bytes())
        .put("ndcg@10", tuning.full().ndcg());
    putTimes(node, tuning.full().latency());
    return node.put("frontier", tuning.frontier().contains(tuning.full().name()));
  }

  private static ObjectNode candidate(Measured one) {
    ObjectNode node = JSON.objectNode();
    node.put("name", one.name())
        .put("description", one.description())
        .put("bytes", one.bytes())
        .put("ndcg@10", one.quality().ndcg());
    node.set("kept", share(one.quality().kept()));
    node.put("agreement@10", one.quality().agreement());
    putTimes(node, one.latency());
    node.set("time", share(one.candidate().time()));
    return node.put("speedup", one.latency().speedup().ratio())
        .put("speedupLow", one.latency().speedup().low())
        .put("speedupHigh", one.latency().speedup().high());
  }

  private static void putTimes(ObjectNode node, EncoderLatency latency) {
    node.put("p50Millis", latency.total().p50Millis());
    QualityJson.putOptional(node, "p90Millis", latency.total().p90Millis());
    QualityJson.putOptional(node, "p99Millis", latency.total().p99Millis());
  }

  private static ObjectNode share(Share share) {
    return JSON.objectNode()
        .put("value", share.value())
        .put("low", share.interval().low())
        .put("high", share.interval().high());
  }

  private static void putInputs(ObjectNode root, TuneReport report) {
    root.putObject("corpus")
        .put("name", report.corpus().name())
        .put("documents", report.corpus().documents())
        .put("of", report.corpus().of());
    root.putObject("probes")
        .put("titles", report.probed().titles())
        .put("sentences", report.probed().sentences());
    report
        .questions()
        .ifPresentOrElse(
            own -> root.set("questions", querySet(own)), () -> root.putNull("questions"));
    root.set("timed", querySet(report.timed()));
  }

  private static ObjectNode querySet(QuerySetFacts facts) {
    return JSON.objectNode()
        .put("name", facts.name())
        .put("count", facts.count())
        .put("sha256", facts.sha256());
  }

  private static ObjectNode check(QualityResult check) {
    ObjectNode node = JSON.objectNode();
    node.put("data", check.data())
        .put("split", check.split())
        .put("documents", check.documents())
        .put("queries", check.queries());
    ArrayNode encoders = node.putArray("encoders");
    check
        .encoders()
        .forEach(
            encoder -> {
              ObjectNode one = encoders.addObject();
              one.put("name", encoder.name()).put("ndcg@10", encoder.ndcgAt10());
              QualityJson.putOptional(one, "relativeNdcg@10", encoder.relativeNdcgAt10());
            });
    return node;
  }
}
