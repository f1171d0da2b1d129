package dev.pith.soak;

import dev.pith.evaluate.Progress;
import dev.pith.fuzz.FuzzCrash;
import dev.pith.fuzz.FuzzResult;
import dev.pith.fuzz.FuzzRun;
import dev.pith.fuzz.FuzzTarget;
import java.io.IOException;

/**
 * No bytes of strangers break the law of a door: only declared errors, no hang, no more than 512
 * MiB of heap. Fuzzed for so long in a build, and with so many inputs in a soak.
 */
record Fuzzing(FuzzTarget target) implements Property {
  private static final int BUILD_SECONDS = 30;

  @Override
  public String name() {
    return "fuzz-" + target.name();
  }

  @Override
  public Verdict prove(Scale scale, Progress progress) throws IOException, InterruptedException {
    FuzzRun run = FuzzRun.of(target);
    FuzzResult result =
        scale.timed() ? tried(run, scale.inputsOf(target), progress) : run.seconds(BUILD_SECONDS);
    Findings findings = new Findings(this);
    findings.count("inputs", result.inputs());
    findings.figure("time", result.seconds(), "seconds", 1);
    findings.require(result.inputs() > 0, "nothing was tried");
    findings.require(
        result.crash().isEmpty(), result.crash().map(Fuzzing::told).orElse("nothing found"));
    return findings.verdict();
  }

  private FuzzResult tried(FuzzRun run, long inputs, Progress progress)
      throws IOException, InterruptedException {
    progress.report(name(), 0, inputs);
    FuzzResult result =
        run.inputs(inputs, tried -> progress.report(name(), Math.min(tried, inputs), inputs));
    progress.report(name(), inputs, inputs);
    return result;
  }

  private static String told(FuzzCrash crash) {
    return "the input is kept in %s: %s".formatted(crash.input(), crash.failure());
  }
}
