package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.compress.RecipeReader;
import dev.pith.index.VectorPrecision;
import dev.pith.jobs.JobCommands;
import dev.pith.search.SearchMode;
import dev.pith.server.RecipeFacts;
import dev.pith.server.ReportPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServedWorkbenchTest {
  private static final Path FOLDER = Path.of("jobs", "r-20261129-000000-1");
  private static final Path RECIPE = Path.of("models", "recipes", "int8.json");

  private final ServedWorkbench bench =
      new ServedWorkbench(
          Path.of("an index"),
          Map.of("full", Path.of("models", "full"), "static", Path.of("models", "static")),
          "static"::equals,
          Map.of("int8", new RecipeFiles.Known(RECIPE, RecipeReader.read(RECIPE))),
          Path.of("models"),
          250,
          () -> 7,
          List.of("--judgements", "thumbs.jsonl"));

  /** Every command with the question what it does: it is refused when an option is unknown. */
  private static List<List<String>> understood(JobCommands commands) {
    List<List<String>> all = commands.in(FOLDER);
    for (List<String> command : all) {
      List<String> asked = new ArrayList<>(command);
      asked.add("--help");
      Terminal terminal = new Terminal();
      assertThat(terminal.run(asked.toArray())).as(terminal::err).isZero();
      assertThat(terminal.out()).contains("pith " + command.getFirst());
    }
    return all;
  }

  private static ReportPlan plan(ReportPlan.Questions questions) {
    return new ReportPlan(
        List.of("full", "static"),
        List.of(VectorPrecision.FLOAT32, VectorPrecision.BITS_1),
        List.of(SearchMode.VECTOR, SearchMode.HYBRID),
        questions);
  }

  @Test
  void aReportIsMeasuredOnACollectionOfTheIndex() {
    List<List<String>> commands = understood(bench.report(plan(ReportPlan.Questions.JUDGED)));
    String collection = FOLDER.resolve("collection").toString();
    assertThat(commands.getFirst())
        .containsSequence("--index", "an index")
        .containsSequence("--out", collection)
        .containsSequence("--judgements", "thumbs.jsonl");
    assertThat(commands.getLast())
        .containsSequence("--data", collection)
        .containsSequence("--split", "judged")
        .containsSequence("--vector-bits", "32,1")
        .containsSequence("--mode", "vector,hybrid")
        .containsSequence("--asymmetric", "static")
        .containsSequence("--candidates", "250")
        .containsSequence("--out", FOLDER.resolve(JobCommands.RESULT).toString());
    assertThat(understood(bench.report(plan(ReportPlan.Questions.DRAWN))).getLast())
        .containsSequence("--split", "drawn");
  }

  @Test
  void encodersAreTunedOnWholeDocuments() {
    List<List<String>> commands = understood(bench.tuning("full", 0.95));
    assertThat(commands.getFirst()).containsSequence("--drawn", "0");
    assertThat(commands.getLast())
        .containsSequence("--corpus", FOLDER.resolve("collection").toString())
        .containsSequence("--min-quality", "0.95");
  }

  @Test
  void anEncoderIsMadeAmongTheModels() {
    assertThat(understood(bench.compression("full", "int8", "small")).getFirst())
        .containsSequence("--recipe", RECIPE.toString())
        .containsSequence("--out", Path.of("models", "small").toString());
    assertThat(bench.recipes()).extracting(RecipeFacts::name).containsExactly("int8");
    assertThat(bench.isTaken("recipes")).isTrue();
    assertThat(bench.isTaken("no-such-encoder")).isFalse();
    assertThat(bench.judgedQuestions()).isEqualTo(7);
  }

  @Test
  void twoReportsAreCompared() {
    assertThat(
            understood(bench.comparison(Path.of("a", "report.json"), Path.of("b", "report.json")))
                .getFirst())
        .startsWith("report", "compare");
  }
}
