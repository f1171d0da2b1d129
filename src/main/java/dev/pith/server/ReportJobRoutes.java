package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.index.VectorPrecision;
import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobQueue;
import dev.pith.jobs.JobState;
import dev.pith.jobs.JobView;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/reports}: encoders are measured, or two reports compared; {@code /reports} tells.
 */
final class ReportJobRoutes {
  static final String PATH = "/api/v1/reports";
  static final String COMPARE = PATH + "/compare";
  static final String FILE = "/reports/{id}/{file}";

  /** With fewer judged questions than these, a report says nothing unless it is asked to. */
  static final int ENOUGH_JUDGED = 10;

  private static final String REPORT_JSON = "report.json";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "json", "application/json",
          "md", "text/markdown; charset=utf-8",
          "csv", "text/csv; charset=utf-8");

  private final Optional<JobDesk> desk;
  private final SearchEngine engine;
  private final RequestBody bodies;

  /**
   * @param desk without it everything is answered 403
   */
  ReportJobRoutes(Optional<JobDesk> desk, SearchEngine engine, RequestLimits limits) {
    this.desk = desk;
    this.engine = engine;
    this.bodies =
        new RequestBody(limits.bodyBytes(), limits.bodyPatience(), List.of(RequestBody.JSON));
  }

  void post(Context ctx) {
    JobDesk open = JobRoutes.open(desk);
    List<String> asked = engine.encoders();
    RequestFields fields =
        RequestFields.read(
            bodies.read(ctx).bytes(),
            "{\"encoders\": [\"%s\"]}".formatted(asked.getFirst()),
            List.of("encoders", VectorBitsField.NAME, "modes", "questions"));
    ReportPlan plan =
        new ReportPlan(
            fields.names("encoders", asked).orElse(asked),
            precisions(fields.at(VectorBitsField.NAME)),
            modes(fields),
            questions(fields, open.bench().judgedQuestions()));
    open.accept(ctx, JobKind.REPORT, title(plan), open.bench().report(plan));
  }

  private static List<VectorPrecision> precisions(@Nullable JsonNode node) {
    if (node == null) {
      return List.of(VectorPrecision.FLOAT32);
    }
    if (!node.isArray() || node.isEmpty()) {
      throw RefusedException.shape("\"vectorBits\" must be an array such as [32, 8, 1].");
    }
    Set<VectorPrecision> precisions = new LinkedHashSet<>();
    node.forEach(bits -> precisions.add(VectorBitsField.read(bits)));
    return List.copyOf(precisions);
  }

  private static List<SearchMode> modes(RequestFields fields) {
    List<String> all = Arrays.stream(SearchMode.values()).map(Choice::label).toList();
    List<String> named =
        fields.names("modes", all).orElse(List.of(Choice.label(SearchMode.VECTOR)));
    return named.stream().map(name -> SearchMode.valueOf(name.toUpperCase(Locale.ROOT))).toList();
  }

  private static ReportPlan.Questions questions(RequestFields fields, int judged) {
    Choice<ReportPlan.Questions> choice =
        new Choice<>(
            "questions",
            judged >= ENOUGH_JUDGED ? ReportPlan.Questions.JUDGED : ReportPlan.Questions.DRAWN);
    ReportPlan.Questions questions = choice.read(fields);
    if (questions == ReportPlan.Questions.JUDGED && judged == 0) {
      throw RefusedException.value(
          "No answer has a thumb up yet; give some on the search page, or ask for \"drawn\" questions.");
    }
    return questions;
  }

  private static String title(ReportPlan plan) {
    return "%s; %s; %s; %s questions"
        .formatted(
            String.join(", ", plan.encoders()),
            plan.precisions().stream()
                .map(precision -> precision.bits() + " bit")
                .collect(Collectors.joining(", ")),
            plan.modes().stream().map(Choice::label).collect(Collectors.joining(", ")),
            Choice.label(plan.questions()));
  }

  void compare(Context ctx) {
    JobDesk open = JobRoutes.open(desk);
    RequestFields fields =
        RequestFields.read(
            bodies.read(ctx).bytes(),
            "{\"first\": \"ID\", \"second\": \"ID\"}",
            List.of("first", "second"));
    JobView first = finished(open.queue(), fields.text("first", "the id of the older report"));
    JobView second = finished(open.queue(), fields.text("second", "the id of the newer report"));
    open.accept(
        ctx,
        JobKind.COMPARISON,
        "%s → %s".formatted(first.job().id(), second.job().id()),
        open.bench().comparison(json(open.queue(), first), json(open.queue(), second)));
  }

  private static JobView finished(JobQueue queue, String id) {
    JobView view =
        queue
            .job(id)
            .filter(found -> found.job().kind() == JobKind.REPORT)
            .orElseThrow(
                () ->
                    new RefusedException(
                        HttpStatus.NOT_FOUND,
                        "There is no report \"%s\"; GET /api/v1/jobs lists all."
                            .formatted(RefusedException.brief(id))));
    if (view.job().state() != JobState.DONE) {
      throw new RefusedException(
          HttpStatus.CONFLICT, "Report %s is not done; compare reports that are.".formatted(id));
    }
    return view;
  }

  private static Path json(JobQueue queue, JobView report) {
    return queue.file(report.job().id(), REPORT_JSON).orElseThrow(ReportJobRoutes::missing);
  }

  /** A file that a job has made; its name is looked up among those that there are. */
  void file(Context ctx) throws IOException {
    String name = ctx.pathParam("file");
    Path file =
        JobRoutes.open(desk)
            .queue()
            .file(ctx.pathParam("id"), name)
            .orElseThrow(ReportJobRoutes::missing);
    byte[] content = Files.readAllBytes(file);
    ctx.header("Content-Security-Policy", SecurityHeaders.REPORT_POLICY);
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType(
            TYPES.getOrDefault(
                name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"))
        .result(content);
  }

  private static RefusedException missing() {
    return new RefusedException(
        HttpStatus.NOT_FOUND,
        "There is no such file of a job that is done or has failed; GET /api/v1/jobs lists all.");
  }
}
