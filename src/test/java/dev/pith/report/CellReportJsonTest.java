package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellReportJsonTest {
  private static final CellReport FULL = SampleCells.full();

  /** As a reader gets it: whole numbers and others are told apart only in the text. */
  private static ObjectNode written(CellReport report) throws JsonProcessingException {
    return (ObjectNode) new ObjectMapper().readTree(ReportFiles.text(CellReportJson.of(report)));
  }

  private static SchemaCheck schema() throws JsonProcessingException {
    return new SchemaCheck(new ObjectMapper().readTree(CellReportFiles.schema()));
  }

  @Test
  void everyReportIsAsTheSchemaSays() throws Exception {
    for (CellReport report : List.of(FULL, SampleCells.least(), SampleCells.saying("<a, \"b\">"))) {
      assertThat(schema().problems(written(report))).isEmpty();
    }
  }

  @Test
  void theSchemaPromisesNothingThatNoReportHas() throws Exception {
    SchemaCheck check = schema();
    check.problems(written(FULL));
    assertThat(check.unmet()).isEmpty();
  }

  @Test
  void theSchemaRefusesAReportWithoutAnyOfItsFieldsOrWithOneMore() throws Exception {
    int changes = 0;
    for (List<String> path : objects(written(FULL), List.of(), new ArrayList<>())) {
      ObjectNode whole = written(FULL);
      ObjectNode object = (ObjectNode) at(whole, path);
      if (path.equals(List.of("reproduce", "libraries"))) {
        continue;
      }
      object.put("more", 1);
      assertThat(schema().problems(whole)).as("one more in %s", path).isNotEmpty();
      object.remove("more");
      for (String field : List.copyOf(fields(object))) {
        if (path.getLast().equals("stages") && List.of("lexical", "fuse").contains(field)) {
          continue;
        }
        JsonNode removed = object.remove(field);
        assertThat(schema().problems(whole)).as("%s without %s", path, field).isNotEmpty();
        object.putArray(field).add(true);
        assertThat(schema().problems(whole)).as("%s with a wrong %s", path, field).isNotEmpty();
        object.set(field, removed);
        changes++;
      }
    }
    assertThat(changes).isGreaterThan(100);
  }

  private static List<String> fields(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** The places of all objects; of those in a list, the first and the last. */
  private static List<List<String>> objects(
      JsonNode node, List<String> path, List<List<String>> found) {
    if (node.isObject()) {
      found.add(path.isEmpty() ? List.of("") : path);
      node.properties()
          .forEach(field -> objects(field.getValue(), with(path, field.getKey()), found));
    }
    if (node instanceof ArrayNode list) {
      IntStream.of(0, list.size() - 1)
          .distinct()
          .filter(list::has)
          .forEach(i -> objects(list.get(i), with(path, Integer.toString(i)), found));
    }
    return found;
  }

  private static List<String> with(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  private static JsonNode at(JsonNode root, List<String> path) {
    JsonNode node = root;
    for (String step : path) {
      if (!step.isEmpty()) {
        node = node.isArray() ? node.get(Integer.parseInt(step)) : node.get(step);
      }
    }
    return node;
  }

  @Test
  void everyFigureHasANameOfItsOwnThatBeginsWithItsCell() {
    List<String> ids = FULL.figures().stream().map(figure -> figure.id()).toList();
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(ids)
        .contains(
            "full-float-vector-p50",
            "full-float-vector-p99",
            "compact-1bit-hybrid-speedup",
            "compact-float-vector-server-http",
            "tiny-8bit-vector-ndcg@10-kept",
            "lexical-ndcg@10");
    assertThat(ids).doesNotContain("full-float-vector-speedup", "compact-1bit-hybrid-recall@10");
  }

  @Test
  void aMedianLiesInItsInterval() {
    assertThat(FULL.figures())
        .filteredOn(figure -> figure.interval().isPresent())
        .allSatisfy(
            figure ->
                assertThat(figure.interval().orElseThrow().contains(figure.value()))
                    .as(figure.id())
                    .isTrue());
  }

  @Test
  void theCellThatAnswersMostWithoutALossIsTheHeadline() {
    assertThat(new CellHeadline(FULL).best().cell().id()).isEqualTo("compact-1bit-hybrid");
    assertThat(new CellHeadline(FULL).sentence())
        .startsWith(
            "compact, 1 bit, hybrid answers 215 questions a second with a p99 of at most 100 ms")
        .contains("full, float 100 questions a second");
    assertThat(new CellHeadline(SampleCells.least()).sentence())
        .isEqualTo("full, float answers no rate with a p99 of at most 100 ms");
  }

  @Test
  void whereNothingFasterIsAsGoodTheHeadlineTellsWhatALossBuys() {
    CellReport losing = SampleCells.losing();
    assertThat(new CellHeadline(losing).best().cell().id()).isEqualTo("tiny-8bit-vector");
    assertThat(losing.headline())
        .startsWith("tiny, 8 bit answers 158 questions a second with a p99 of at most 100 ms")
        .contains("full, float 100 questions a second; nDCG@10 is ")
        .endsWith(", which is no chance");
  }
}
