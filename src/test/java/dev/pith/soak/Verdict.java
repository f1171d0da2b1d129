package dev.pith.soak;

import dev.pith.evaluate.Figure;
import java.util.List;

/**
 * What was found out.
 *
 * @param figures what was measured, in its order
 * @param broken a sentence for each thing that did not hold; empty when the promise was kept
 */
public record Verdict(List<Figure> figures, List<String> broken) {
  public Verdict {
    figures = List.copyOf(figures);
    broken = List.copyOf(broken);
  }

  public boolean holds() {
    return broken.isEmpty();
  }
}
