package dev.pith.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.SearchQuality;
import dev.pith.evaluate.WayQuality;
import java.util.List;
import java.util.Optional;

/**
 * How good searches are as JSON: the figures as {@link FigureJson} writes them, and {@code
 * "collections": [{"data", "ways": [{"way", "encoder", "ndcg@10", ..., "overLexical",
 * "overVector"}]}]}. What is absent is {@code null}.
 */
public final class SearchQualityJson {
  private SearchQualityJson() {}

  public static ObjectNode of(
      MachineFacts machine, List<Figure> figures, List<SearchQuality> qualities) {
    ObjectNode root = FigureJson.of(machine, figures);
    ArrayNode collections = root.putArray("collections");
    qualities.forEach(quality -> put(collections.addObject(), quality));
    return root;
  }

  private static void put(ObjectNode node, SearchQuality quality) {
    node.put("data", quality.data())
        .put("split", quality.split())
        .put("documents", quality.documents())
        .put("queries", quality.queries())
        .put("seed", quality.seed());
    ArrayNode ways = node.putArray("ways");
    quality.ways().forEach(way -> put(ways.addObject(), way));
  }

  private static void put(ObjectNode node, WayQuality way) {
    node.put("way", way.way())
        .put("encoder", way.encoder())
        .put("ndcg@10", way.ndcgAt10())
        .put("mrr@10", way.mrrAt10())
        .put("recall@100", way.recallAt100());
    putGain(node, "overLexical", way.overLexical());
    putGain(node, "overVector", way.overVector());
  }

  private static void putGain(ObjectNode node, String key, Optional<WayQuality.Gain> gain) {
    if (gain.isEmpty()) {
      node.putNull(key);
      return;
    }
    ObjectNode told = node.putObject(key);
    told.set("ndcg@10", QualityJson.comparison(gain.get().ndcgAt10()));
    told.set("recall@100", QualityJson.comparison(gain.get().recallAt100()));
  }
}
