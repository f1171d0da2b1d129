package dev.pith.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * Damages files, one at a time, and looks whether that is seen.
 *
 * @param reading opens what the files belong to and gives what it answers
 * @param good what it answers while all files are whole
 * @param same whether two answers are
 */
record DamageTrial<T>(
    Supplier<T> reading, T good, BiPredicate<T, T> same, Random random, Findings findings) {
  private static final String OURS = "dev.pith.";

  /** How many damages were refused, and how many changed nothing that is answered. */
  record Outcome(long refused, long harmless) {
    static final Outcome NONE = new Outcome(0, 0);

    Outcome and(Outcome other) {
      return new Outcome(refused + other.refused, harmless + other.harmless);
    }
  }

  /**
   * Damages a file some times over, and leaves it whole.
   *
   * @param called of what a refusal has to name one
   * @param mayBeHarmless whether the file has bits that mean nothing
   */
  Outcome of(Path file, int times, List<String> called, boolean mayBeHarmless) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Outcome outcome = Outcome.NONE;
    try {
      for (int time = 0; time < times; time++) {
        Damage damage = Damage.number(time);
        byte[] bad = damage.of(whole, random);
        damage.put(file, bad);
        outcome = outcome.and(look("%s of %s".formatted(damage, file), called, mayBeHarmless));
      }
      return outcome;
    } finally {
      Damage.replace(file, whole);
    }
  }

  private Outcome look(String what, List<String> called, boolean mayBeHarmless) {
    try {
      findings.require(same.test(reading.get(), good), "served, with other answers: " + what);
      findings.require(mayBeHarmless, "served: " + what);
      return new Outcome(0, 1);
    } catch (RuntimeException refusal) {
      String told = String.valueOf(refusal.getMessage());
      findings.require(
          refusal.getClass().getName().startsWith(OURS) && called.stream().anyMatch(told::contains),
          "refused, but not by name: %s: %s".formatted(what, refusal));
      return new Outcome(1, 0);
    }
  }
}
