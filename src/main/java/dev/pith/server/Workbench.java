package dev.pith.server;

import dev.pith.jobs.JobCommands;
import java.nio.file.Path;
import java.util.List;

/**
 * How what can be asked for is made, as commands; names are checked before. Safe for use by many
 * threads at once.
 */
public interface Workbench {
  /** Measures the served encoders over the served documents. */
  JobCommands report(ReportPlan plan);

  /** Compares two reports, each a JSON file. */
  JobCommands comparison(Path before, Path after);

  /** Makes an encoder of that name out of a served one. */
  JobCommands compression(String encoder, String recipe, String name);

  /**
   * Finds the cheapest encoder for the served documents.
   *
   * @param leastQuality share of the encoder's own, above 0 and at most 1
   */
  JobCommands tuning(String encoder, double leastQuality);

  /** Recipes that can be run here. */
  List<RecipeFacts> recipes();

  /** Whether there is an encoder, or something else, of that name already. */
  boolean isTaken(String name);

  /** How many questions have an answer with a thumb up. */
  int judgedQuestions();
}
