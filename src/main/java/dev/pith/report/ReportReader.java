package dev.pith.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.QualityFigures;
import dev.pith.evaluate.QualityFigures.Measure;
import dev.pith.evaluate.ReportedFigures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what commands write with {@code --json}, and {@code report.json}: the {@code figures} as
 * {@link FigureJson} has them, the {@code machine}, and the scores of single queries where {@link
 * QualityJson} has written them, at the top or under {@code quality}. All else is passed over.
 */
public final class ReportReader {
  private static final long MAX_BYTES = 256L << 20;
  private static final int MAX_NESTING = 50;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;

  private ReportReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableReportException naming the file and the JSON pointer of what is wrong
   */
  public static ReadReport read(Path file) {
    return new ReportReader(file).read();
  }

  private ReadReport read() {
    JsonNode root = parse();
    JsonNode machine = root.path("machine");
    return new ReadReport(
        String.valueOf(file.getFileName()),
        ReportedMachine.facts(machine),
        machine.path("measuredAt").asText(""),
        ReportedMachine.load(machine),
        new ReportedFigures(figures(root.path("figures")), queryScores(root)));
  }

  private JsonNode parse() {
    try {
      if (!Files.isRegularFile(file)) {
        throw wrong("is not a file; name a report that a command wrote with --json");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw wrong("is over 256 MiB: that is not a report");
      }
      JsonNode root = tree();
      if (root == null || !root.isObject()) {
        throw wrong("holds no JSON object; name a report that a command wrote with --json");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw wrong("is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw wrong("cannot be read: " + e.getMessage());
    }
  }

  private JsonNode tree() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return MAPPER.readTree(in);
    }
  }

  private List<Figure> figures(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw wrong(
          "has no figures; make it again with latency, evaluate or bench and --json, or name a report.json");
    }
    List<Figure> figures = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      Figure figure = new ReportedFigure(list.get(i), "/figures/" + i).read(this::wrong);
      if (!ids.add(figure.id())) {
        throw wrong("/figures/%d: '%s' is there twice".formatted(i, figure.id()));
      }
      figures.add(figure);
    }
    return figures;
  }

  private static Map<String, Map<String, Double>> queryScores(JsonNode root) {
    Map<String, Map<String, Double>> scores = new HashMap<>();
    for (JsonNode quality : List.of(root, root.path("quality"))) {
      String data = quality.path("data").asText("");
      for (JsonNode encoder : quality.path("encoders")) {
        for (Measure measure : Measure.values()) {
          String id = QualityFigures.id(encoder.path("name").asText(""), data, measure);
          Map<String, Double> column = column(encoder.path("queryScores"), measure);
          if (!column.isEmpty()) {
            scores.put(id, column);
          }
        }
      }
    }
    return scores;
  }

  /** Empty unless every query has the score, once. */
  private static Map<String, Double> column(JsonNode queries, Measure measure) {
    Map<String, Double> column = new HashMap<>();
    for (JsonNode query : queries) {
      double score = query.path(measure.label()).asDouble(Double.NaN);
      if (!(Math.abs(score) <= 1) || column.put(query.path("query").asText(""), score) != null) {
        return Map.of();
      }
    }
    return column;
  }

  private UnreadableReportException wrong(String reason) {
    return new UnreadableReportException(file, reason);
  }
}
