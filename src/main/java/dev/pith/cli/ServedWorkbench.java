package dev.pith.cli;

import dev.pith.jobs.JobCommands;
import dev.pith.report.ReportFiles;
import dev.pith.search.SearchEngine;
import dev.pith.server.RecipeFacts;
import dev.pith.server.ReportPlan;
import dev.pith.server.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Commands over a served index and its encoders.
 *
 * @param encoders folders, by the names that they are served by
 * @param isAsymmetric whether an encoder's questions are compared with another one's documents
 * @param shipped recipe files, by the recipes' names
 * @param models folder of what is made
 * @param candidates how many of the nearest the served graph is asked for at least
 * @param judged how many questions are judged
 * @param judgementArguments of {@code pith collection}, so that it finds them
 */
record ServedWorkbench(
    Path index,
    Map<String, Path> encoders,
    Predicate<String> isAsymmetric,
    Map<String, RecipeFiles.Known> shipped,
    Path models,
    int candidates,
    IntSupplier judged,
    List<String> judgementArguments)
    implements Workbench {
  private static final String COLLECTION = "collection";
  private static final Path MODELS = Path.of("models");

  /** Over what a server has open; paths are told whole, as the server may start elsewhere again. */
  static ServedWorkbench of(
      Path index,
      List<EncoderArgument> encoders,
      SearchEngine engine,
      int candidates,
      IntSupplier judged,
      List<String> judgementArguments)
      throws IOException {
    Map<String, Path> folders = new LinkedHashMap<>();
    for (EncoderArgument encoder : encoders) {
      folders.put(encoder.called(), encoder.folder().toAbsolutePath().normalize());
    }
    return new ServedWorkbench(
        index.toAbsolutePath().normalize(),
        folders,
        name ->
            engine.pinned(
                now -> now.encoders().contains(name) && !now.documentsBy(name).equals(name)),
        RecipeFiles.shipped(),
        MODELS.toAbsolutePath().normalize(),
        candidates,
        judged,
        judgementArguments);
  }

  @Override
  public JobCommands report(ReportPlan plan) {
    return folder -> {
      List<String> report = new ArrayList<>(List.of("report", "--data"));
      report.add(folder.resolve(COLLECTION).toString());
      report.addAll(List.of("--split", name(plan.questions())));
      for (String encoder : plan.encoders()) {
        report.addAll(List.of("--encoder", encoder + "=" + encoders.get(encoder)));
      }
      report.addAll(
          List.of(
              "--vector-bits",
              plan.precisions().stream()
                  .map(precision -> Integer.toString(precision.bits()))
                  .collect(Collectors.joining(",")),
              "--mode",
              plan.modes().stream().map(ServedWorkbench::name).collect(Collectors.joining(",")),
              "--candidates",
              Integer.toString(candidates),
              "--out",
              folder.resolve(JobCommands.RESULT).toString()));
      List<String> asymmetric = plan.encoders().stream().filter(isAsymmetric).toList();
      if (!asymmetric.isEmpty()) {
        report.addAll(List.of("--asymmetric", String.join(",", asymmetric)));
      }
      return List.of(collection(folder), report);
    };
  }

  private static String name(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /** Writes the documents, and the questions about them, for the command behind it. */
  private List<String> collection(Path folder, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                COLLECTION,
                "--index",
                index.toString(),
                "--out",
                folder.resolve(COLLECTION).toString()));
    command.addAll(judgementArguments);
    command.addAll(List.of(more));
    return command;
  }

  @Override
  public JobCommands comparison(Path before, Path after) {
    return folder ->
        List.of(
            List.of(
                "report",
                "compare",
                before.toString(),
                after.toString(),
                "--out",
                folder.resolve(JobCommands.RESULT).toString()));
  }

  @Override
  public JobCommands compression(String encoder, String recipe, String name) {
    return folder ->
        List.of(
            List.of(
                "compress",
                "--model",
                String.valueOf(encoders.get(encoder)),
                "--recipe",
                Objects.requireNonNull(shipped.get(recipe)).file().toString(),
                "--out",
                models.resolve(name).toString()));
  }

  @Override
  public JobCommands tuning(String encoder, double leastQuality) {
    return folder -> {
      Path result = folder.resolve(JobCommands.RESULT);
      // Whole documents: what is drawn as a question would be missing from its own.
      return List.of(
          collection(folder, "--drawn", "0"),
          List.of(
              "tune",
              "--model",
              String.valueOf(encoders.get(encoder)),
              "--corpus",
              folder.resolve(COLLECTION).toString(),
              "--min-quality",
              Double.toString(leastQuality),
              "--out",
              result.resolve("chosen").toString(),
              "--html",
              result.resolve(ReportFiles.HTML).toString(),
              "--json",
              result.resolve(ReportFiles.JSON).toString()));
    };
  }

  @Override
  public List<RecipeFacts> recipes() {
    return shipped.values().stream()
        .map(RecipeFiles.Known::recipe)
        .map(recipe -> new RecipeFacts(recipe.name(), recipe.description()))
        .toList();
  }

  @Override
  public boolean isTaken(String name) {
    return Files.exists(models.resolve(name));
  }

  @Override
  public int judgedQuestions() {
    return judged.getAsInt();
  }
}
