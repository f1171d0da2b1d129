package dev.pith.cli;

import dev.pith.index.GraphShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --neighbours} and {@code --beam}: how densely the vectors of an index are linked. */
final class GraphOptions {
  @Option(
      names = "--neighbours",
      paramLabel = "N",
      converter = Neighbours.class,
      description = {
        "Links of each vector in the graph that is searched, 2 to 512 (24 for a new index).",
        "More find more of the nearest, and take more memory and time in each search."
      })
  private @Nullable Integer neighbours;

  @Option(
      names = "--beam",
      paramLabel = "N",
      converter = Beam.class,
      description = {
        "The nearest among which the links of a vector are chosen, 2 to 3200 (80 for a new index).",
        "More find better links, and take more time once, when the documents are linked."
      })
  private @Nullable Integer beam;

  boolean isGiven() {
    return neighbours != null || beam != null;
  }

  /** What was asked for; where nothing was, as in {@code usual}. */
  GraphShape over(GraphShape usual) {
    return new GraphShape(
        Objects.requireNonNullElse(neighbours, usual.neighbours()),
        Objects.requireNonNullElse(beam, usual.beamWidth()));
  }

  /** Of a vector. */
  static final class Neighbours extends BoundedNumber {
    Neighbours() {
      super(GraphShape.LEAST, GraphShape.MOST_NEIGHBOURS);
    }
  }

  /** Its width. */
  static final class Beam extends BoundedNumber {
    Beam() {
      super(GraphShape.LEAST, GraphShape.MOST_BEAM_WIDTH);
    }
  }
}
