package dev.pith.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.LostQuery;
import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.QualityDifferences;
import dev.pith.evaluate.QualityFigures.Measure;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.QueryScores;
import dev.pith.evaluate.RankAgreement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Quality as JSON: {@code {"data": name, "encoders": [{"name", "sizeBytes", "ndcg@10", ...}]}}, the
 * reference first. What is absent is {@code null}. {@code differences} has a paired comparison by
 * each measure, {@code lostMost} the queries that lost most with both lists of results.
 */
public final class QualityJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QualityJson() {}

  /** The whole result, per-query scores included. */
  public static ObjectNode of(QualityResult result) {
    ObjectNode root = JSON.objectNode();
    root.put("data", result.data())
        .put("split", result.split())
        .put("documents", result.documents())
        .put("queries", result.queries())
        .put("seed", result.seed())
        .put("rboPersistence", RankAgreement.PERSISTENCE);
    ArrayNode encoders = root.putArray("encoders");
    result.encoders().forEach(encoder -> encoders.add(encoder(encoder)));
    return root;
  }

  private static ObjectNode encoder(EncoderQuality quality) {
    ObjectNode node = JSON.objectNode();
    node.put("name", quality.name())
        .put("sizeBytes", quality.sizeBytes())
        .put("ndcg@10", quality.ndcgAt10())
        .put("mrr@10", quality.mrrAt10())
        .put("recall@100", quality.recallAt100())
        .put("map@100", quality.map());
    putOptional(node, "relativeNdcg@10", quality.relativeNdcgAt10());
    putOptional(node, "asymmetricNdcg@10", quality.asymmetricNdcgAt10());
    putOptional(node, "meanCosine", quality.meanCosine());
    node.put("meanOverlap@10", quality.meanOverlapAt10())
        .put("meanRbo", quality.meanRbo())
        .put("meanKendallTau", quality.meanKendallTau())
        .put("dimension", quality.dimension())
        .put("fingerprint", quality.fingerprint());
    putComparison(node, "versusReference", quality.versusReference());
    putComparison(node, "asymmetricVersusReference", quality.asymmetricVersusReference());
    quality
        .differences()
        .ifPresentOrElse(
            differences -> node.set("differences", differences(differences)),
            () -> node.putNull("differences"));
    ArrayNode lost = node.putArray("lostMost");
    quality.lost().forEach(query -> lost.add(lost(query)));
    ArrayNode queries = node.putArray("queryScores");
    quality.queries().forEach(scores -> queries.add(query(scores)));
    return node;
  }

  private static ObjectNode differences(QualityDifferences differences) {
    ObjectNode node = JSON.objectNode();
    node.set(Measure.NDCG.label(), comparison(differences.ndcgAt10()));
    node.set(Measure.MRR.label(), comparison(differences.mrrAt10()));
    node.set(Measure.RECALL.label(), comparison(differences.recallAt100()));
    node.set(Measure.MAP.label(), comparison(differences.averagePrecision()));
    return node;
  }

  private static ObjectNode lost(LostQuery query) {
    ObjectNode node = scores(query);
    putListed(node.putArray("reference"), query.reference());
    putListed(node.putArray("results"), query.results());
    return node;
  }

  /** What was lost, without the documents. */
  static ObjectNode scores(LostQuery query) {
    return JSON.objectNode()
        .put("query", query.queryId())
        .put("text", query.text())
        .put("referenceNdcg@10", query.referenceNdcgAt10())
        .put("ndcg@10", query.ndcgAt10());
  }

  private static void putListed(ArrayNode list, List<LostQuery.Listed> documents) {
    for (LostQuery.Listed document : documents) {
      list.addObject()
          .put("id", document.id())
          .put("title", document.title())
          .put("gain", document.gain());
    }
  }

  private static void putComparison(
      ObjectNode node, String key, Optional<PairedComparison> comparison) {
    if (comparison.isPresent()) {
      node.set(key, comparison(comparison.get()));
    } else {
      node.putNull(key);
    }
  }

  static ObjectNode comparison(PairedComparison comparison) {
    return JSON.objectNode()
        .put("meanDifference", comparison.meanDifference())
        .put("low", comparison.low())
        .put("high", comparison.high())
        .put("pValue", comparison.pValue())
        .put("wins", comparison.wins())
        .put("ties", comparison.ties())
        .put("losses", comparison.losses());
  }

  private static ObjectNode query(QueryScores scores) {
    ObjectNode node = JSON.objectNode().put("query", scores.queryId()).put("text", scores.text());
    for (Measure measure : Measure.values()) {
      node.put(measure.label(), measure.of(scores));
    }
    return node;
  }

  static void putOptional(ObjectNode node, String key, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(key, value.getAsDouble());
    } else {
      node.putNull(key);
    }
  }
}
