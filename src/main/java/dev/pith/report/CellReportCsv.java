package dev.pith.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All cells as a table after RFC 4180, a row a cell. A column is called as the number's path in the
 * JSON, as in {@code singleStream.p50Millis}; lists and histograms are only there. What is absent
 * is empty.
 */
public final class CellReportCsv {
  private static final String END = "\r\n";
  private static final String HISTOGRAM = "histogram";

  private CellReportCsv() {}

  /** The whole table, its header first. */
  public static String of(CellReport report) {
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    for (JsonNode cell : CellReportJson.of(report).get("cells")) {
      Map<String, String> row = new LinkedHashMap<>();
      add("", cell, row);
      rows.add(row);
      columns.addAll(row.keySet());
    }
    StringBuilder table = new StringBuilder(String.join(",", columns)).append(END);
    rows.forEach(
        row ->
            table
                .append(
                    String.join(
                        ",", columns.stream().map(column -> row.getOrDefault(column, "")).toList()))
                .append(END));
    return table.toString();
  }

  private static void add(String path, JsonNode node, Map<String, String> row) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (!field.getKey().equals(HISTOGRAM)) {
                  add(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      row);
                }
              });
    } else if (node.isValueNode() && !node.isNull()) {
      row.put(path, quoted(node.asText()));
    }
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
