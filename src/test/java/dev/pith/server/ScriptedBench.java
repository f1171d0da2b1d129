package dev.pith.server;

import dev.pith.jobs.JobCommands;
import dev.pith.jobs.JobQueue;
import dev.pith.jobs.Scripts;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes what is asked for by lines of a shell; remembers what was asked. */
final class ScriptedBench implements Workbench {
  static final String REPORT =
      "echo 'step 1 of 1: quality'; echo '{}' > \"$R/report.json\";"
          + " echo '<!doctype html><title>A report</title>' > \"$R/report.html\";"
          + " echo '» compact is as good as full.'";

  final List<Object> asked = new CopyOnWriteArrayList<>();
  private final Set<String> taken = Set.of("compact", "taken");
  private volatile String script = REPORT;
  private volatile int judged;

  /** A queue in that folder, with this bench. */
  JobDesk desk(Path folder) {
    return new JobDesk(JobQueue.open(folder, Scripts.launcher()), this);
  }

  /** What jobs that are asked for from now on do. */
  void does(String lines) {
    script = lines;
  }

  void judged(int questions) {
    judged = questions;
  }

  private JobCommands commands(Object... what) {
    asked.add(List.of(what));
    return Scripts.of(script);
  }

  @Override
  public JobCommands report(ReportPlan plan) {
    return commands(plan);
  }

  @Override
  public JobCommands comparison(Path before, Path after) {
    return commands(before, after);
  }

  @Override
  public JobCommands compression(String encoder, String recipe, String name) {
    return commands(encoder, recipe, name);
  }

  @Override
  public JobCommands tuning(String encoder, double leastQuality) {
    return commands(encoder, leastQuality);
  }

  @Override
  public List<RecipeFacts> recipes() {
    return List.of(
        new RecipeFacts("int8", "8-bit weights and little else"),
        new RecipeFacts("compact", "Fewer words, narrower layers, 8-bit weights"));
  }

  @Override
  public boolean isTaken(String name) {
    return taken.contains(name);
  }

  @Override
  public int judgedQuestions() {
    return judged;
  }
}
