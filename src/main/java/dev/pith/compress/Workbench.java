package dev.pith.compress;

/**
 * What passes work with; handed in from above, so that they need no runtime of their own.
 *
 * @param runner runs graphs
 * @param trainer trains students
 * @param gradients takes derivatives
 */
public record Workbench(GraphRunner runner, Trainer trainer, Gradients gradients) {
  /** For recipes that take no gradients; a pass that does is refused. */
  public static Workbench withoutTrainer(GraphRunner runner) {
    return new Workbench(
        runner,
        (student, tokenizer, plan) -> {
          throw new PassRefusedException("distill has nothing to train with here");
        },
        (weights, parts, means, texts) -> {
          throw new PassRefusedException(
              "importance gradient has nothing to take gradients with here; use activation");
        });
  }
}
