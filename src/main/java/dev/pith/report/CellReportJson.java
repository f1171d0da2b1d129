package dev.pith.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.CellQuality;
import dev.pith.evaluate.RecallResult;
import dev.pith.load.LoadResult;
import dev.pith.load.SustainedRate;
import dev.pith.load.Throughput;
import java.util.Optional;

/**
 * A report of cells as JSON, as {@code report.schema.json} describes it: {@code {"machine",
 * "reproduce", "figures", "scenarios", "noise", "cells": [...]}}, the reference first. What is
 * absent is {@code null}.
 */
public final class CellReportJson {
  /** Which kind of document this is. */
  static final String FORMAT = "pith-report/1";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CellReportJson() {}

  /** The whole report. */
  public static ObjectNode of(CellReport report) {
    CellHeadline headline = new CellHeadline(report);
    ObjectNode root = JSON.objectNode();
    root.put("format", FORMAT).put("headline", headline.sentence());
    ArrayNode cautions = root.putArray("cautions");
    headline.cautions().forEach(cautions::add);
    ObjectNode timed = LatencyJson.of(report.singleStream());
    root.putObject("recommendation")
        .put("sentence", report.advice())
        .put("setting", report.recommendation().chosen().name())
        .put("epsilon", report.epsilon());
    root.set("machine", timed.get("machine"));
    root.set("reproduce", reproduce(report));
    root.set("figures", FigureJson.array(report.figures()));
    root.set("scenarios", scenarios(report, timed));
    root.set("noise", timed.get("noise"));
    ArrayNode cells = root.putArray("cells");
    report.cells().forEach(cell -> cells.add(cell(cell)));
    return root;
  }

  private static ObjectNode reproduce(CellReport report) {
    Reproduction reproduce = report.reproduce();
    ObjectNode node = JSON.objectNode();
    node.put("createdAt", reproduce.createdAt().toString()).put("command", reproduce.command());
    if (reproduce.commit().isEmpty()) {
      node.putNull("commit");
    } else {
      node.put("commit", reproduce.commit());
    }
    node.put("seed", reproduce.seed()).put("candidates", report.candidates());
    ObjectNode libraries = node.putObject("libraries");
    reproduce.libraries().forEach(libraries::put);
    node.putObject("collection")
        .put("name", report.data())
        .put("split", report.split())
        .put("documents", report.documents())
        .put("sha256", reproduce.corpusSha256());
    node.putObject("questions")
        .put("name", report.questions().name())
        .put("count", report.questions().count())
        .put("sha256", report.questions().sha256());
    ArrayNode models = node.putArray("models");
    report.models().forEach(model -> put(models.addObject(), model));
    return node;
  }

  private static void put(ObjectNode node, ModelFacts model) {
    node.put("name", model.name())
        .put("sizeBytes", model.sizeBytes())
        .put("sha256", model.sha256());
    ArrayNode passes = node.putArray("passes");
    model.passes().forEach(passes::add);
  }

  private static ObjectNode scenarios(CellReport report, ObjectNode timed) {
    ObjectNode node = JSON.objectNode();
    node.set("singleStream", timed.get("plan"));
    node.putObject("offline").put("workers", report.load().workers());
    node.putObject("server")
        .put("workers", report.load().workers())
        .put("waiting", report.load().waiting())
        .put("p99BoundMillis", report.load().p99BoundMillis())
        .put("leastQuestions", report.load().leastQuestions())
        .put("leastSeconds", report.load().leastSeconds())
        .put("tolerance", report.load().tolerance());
    return node;
  }

  private static ObjectNode cell(CellResult result) {
    ObjectNode node = JSON.objectNode();
    node.put("id", result.cell().id())
        .put("encoder", result.cell().encoder())
        .put("documentsBy", result.cell().documentsBy())
        .put("vectorBits", result.cell().vectorBits())
        .put("mode", result.cell().way());
    ObjectNode singleStream = LatencyJson.encoder(result.singleStream());
    singleStream.remove("name");
    node.set("singleStream", singleStream);
    node.set("offline", offline(result.offline()));
    node.set("server", server(result.server()));
    putNullable(node, "http", result.http().map(CellReportJson::server));
    node.set("quality", quality(result.quality()));
    putNullable(node, "recall", result.recall().map(CellReportJson::recall));
    node.set("cost", cost(result.cost(), result.offline().cpuMillis()));
    return node;
  }

  private static ObjectNode offline(Throughput throughput) {
    ObjectNode node = JSON.objectNode();
    node.put("perSecond", throughput.perSecond())
        .put("low", throughput.interval().low())
        .put("high", throughput.interval().high())
        .put("passes", throughput.passes())
        .put("questions", throughput.questions());
    QualityJson.putOptional(node, "joulesPerQuestion", throughput.joules());
    node.set("disturbance", DisturbanceJson.of(throughput.disturbance()));
    return node;
  }

  private static ObjectNode server(SustainedRate rate) {
    ObjectNode node = JSON.objectNode();
    QualityJson.putOptional(
        node, "perSecond", rate.highest().stream().mapToDouble(LoadResult::perSecond).findFirst());
    QualityJson.putOptional(node, "failedPerSecond", rate.failedPerSecond());
    node.put("questions", rate.highest().map(LoadResult::planned).orElse(0));
    Optional<LoadResult.Times> times = rate.highest().flatMap(LoadResult::times);
    putNullable(node, "latency", times.map(all -> LatencyJson.times(all.latency())));
    putNullable(node, "queue", times.map(all -> LatencyJson.times(all.queue())));
    putNullable(node, "service", times.map(all -> LatencyJson.times(all.service())));
    node.set("disturbance", DisturbanceJson.of(rate.disturbance()));
    ArrayNode tried = node.putArray("tried");
    rate.tried().forEach(result -> put(tried.addObject(), result));
    return node;
  }

  private static void put(ObjectNode node, LoadResult result) {
    node.put("perSecond", result.perSecond())
        .put("held", result.held())
        .put("planned", result.planned())
        .put("answered", result.answered())
        .put("late", result.late())
        .put("refused", result.refused())
        .put("failed", result.failed())
        .put("cutShort", result.cutShort());
  }

  private static ObjectNode quality(CellQuality quality) {
    ObjectNode node = JSON.objectNode();
    node.put("queries", quality.queries().size())
        .put("ndcg@10", quality.ndcgAt10())
        .put("mrr@10", quality.mrrAt10())
        .put("recall@100", quality.recallAt100())
        .put("meanOverlap@10", quality.meanOverlapAt10())
        .put("meanRbo", quality.meanRbo())
        .put("meanKendallTau", quality.meanKendallTau());
    putNullable(node, "versusReference", quality.versusReference().map(QualityJson::comparison));
    ArrayNode lost = node.putArray("lostMost");
    quality.lost().forEach(query -> lost.add(QualityJson.scores(query)));
    return node;
  }

  private static ObjectNode recall(RecallResult recall) {
    return JSON.objectNode()
        .put("recall@10", recall.recall())
        .put("low", recall.interval().low())
        .put("high", recall.interval().high())
        .put("queries", recall.queries());
  }

  private static ObjectNode cost(CellCost cost, double cpuMillis) {
    ObjectNode node = JSON.objectNode();
    node.put("modelBytes", cost.modelBytes())
        .put("indexBytes", cost.indexBytes())
        .put("hotBytes", cost.hotBytes());
    cost.rssBytes()
        .ifPresentOrElse(bytes -> node.put("rssBytes", bytes), () -> node.putNull("rssBytes"));
    QualityJson.putOptional(node, "coldStartMillis", cost.coldStartMillis());
    return node.put("starts", cost.starts()).put("cpuMillis", cpuMillis);
  }

  private static void putNullable(ObjectNode node, String key, Optional<ObjectNode> value) {
    value.ifPresentOrElse(present -> node.set(key, present), () -> node.putNull(key));
  }
}
