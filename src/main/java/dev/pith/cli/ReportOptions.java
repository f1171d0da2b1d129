package dev.pith.cli;

import dev.pith.evaluate.LatencyDistribution;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.Recommendation;
import dev.pith.index.VectorPrecision;
import dev.pith.load.LoadPlan;
import dev.pith.search.SearchMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cells a report has, and how they are measured. */
final class ReportOptions {
  private static final int LEAST_ROUNDS = 3;
  private static final int MOST = 1_000_000;

  @Option(
      names = "--vector-bits",
      split = ",",
      defaultValue = "32,8,1",
      paramLabel = "N",
      converter = VectorBits.class,
      description = {
        "How precisely the graph sees vectors (default ${DEFAULT-VALUE}); below 32, what it finds",
        "is scored again by float32. The first is the reference's."
      })
  private List<VectorPrecision> precisions = List.of();

  @Option(
      names = "--mode",
      split = ",",
      defaultValue = "vector",
      paramLabel = "MODE",
      description = "vector, hybrid, lexical, or several (default ${DEFAULT-VALUE}).")
  private List<SearchMode> modes = List.of();

  @Option(
      names = "--asymmetric",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Encoders whose questions are compared with documents of the first one, which they have to",
        "approximate; the others embed documents themselves."
      })
  private Set<String> asymmetric = Set.of();

  @Mixin private CandidatesOption candidates = new CandidatesOption();

  @Option(
      names = "--questions",
      defaultValue = "230",
      paramLabel = "N",
      description = "How many of the judged questions are timed (default ${DEFAULT-VALUE}).")
  private int questions;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is; without it as often as a p99 needs, 3 times at least.")
  private @Nullable Integer rounds;

  @Option(
      names = "--p99-millis",
      defaultValue = "100",
      paramLabel = "MS",
      description = "Bound of the server scenario (default ${DEFAULT-VALUE}).")
  private double p99Millis;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      paramLabel = "S",
      description = {
        "How long each rate of the server scenario is kept up at least, for 700 questions at least",
        "(default ${DEFAULT-VALUE})."
      })
  private double seconds;

  @Option(
      names = "--starts",
      defaultValue = "3",
      paramLabel = "N",
      description =
          "How many processes are started for the first answer of each cell (default ${DEFAULT-VALUE}).")
  private int starts;

  @Option(
      names = "--http",
      defaultValue = "first",
      paramLabel = "WHICH",
      description = {
        "Which cells are asked over HTTP as well: first, of each encoder, all, or none",
        "(default ${DEFAULT-VALUE})."
      })
  private HttpChoice http = HttpChoice.FIRST;

  @Option(
      names = "--epsilon",
      defaultValue = "" + Recommendation.EPSILON,
      paramLabel = "NDCG",
      description =
          "How much less nDCG@10 than the reference's is no worse, for what is recommended (default ${DEFAULT-VALUE}).")
  private double epsilon;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of orders, moments and bootstraps (default ${DEFAULT-VALUE}).")
  private long seed;

  /** Refuses what makes no sense, before any work. */
  void check(List<String> encoders) {
    if (questions < 1 || questions > MOST) {
      throw new CliException("--questions %d is not 1 to %,d".formatted(questions, MOST));
    }
    Integer asked = rounds;
    if (asked != null && (asked < 1 || asked > MOST)) {
      throw new CliException("--rounds %d is not 1 to %,d".formatted(asked, MOST));
    }
    if (!(p99Millis > 0 && p99Millis <= MOST)) {
      throw new CliException("--p99-millis %s is not above 0".formatted(p99Millis));
    }
    if (!(seconds >= 0 && seconds <= MOST)) {
      throw new CliException("--seconds %s is not 0 or more".formatted(seconds));
    }
    if (starts < 1 || starts > MOST) {
      throw new CliException("--starts %d is not 1 to %,d".formatted(starts, MOST));
    }
    checkAsymmetric(encoders);
  }

  private void checkAsymmetric(List<String> encoders) {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new CliException("--epsilon %s is not 0 to 1, such as 0.01".formatted(epsilon));
    }
    for (String name : asymmetric) {
      if (!encoders.contains(name)) {
        throw new CliException(
            "--asymmetric %s: there is no such --encoder; there are %s"
                .formatted(name, String.join(", ", encoders)));
      }
      if (name.equals(encoders.getFirst())) {
        throw new CliException(
            "--asymmetric %s: the first encoder's documents are its own".formatted(name));
      }
    }
  }

  List<VectorPrecision> precisions() {
    return List.copyOf(new LinkedHashSet<>(precisions));
  }

  List<SearchMode> modes() {
    return List.copyOf(new LinkedHashSet<>(modes));
  }

  Set<String> asymmetric() {
    return asymmetric;
  }

  /** How many the graph is asked for at least. */
  int candidates() {
    return candidates.candidates();
  }

  /** The first of the texts, as many as are timed. */
  List<String> timed(List<String> texts) {
    return texts.stream().limit(questions).toList();
  }

  LatencyPlan plan(int timed) {
    Integer asked = rounds;
    int enough = (LatencyDistribution.P99_SAMPLES + timed - 1) / timed;
    return LatencyPlan.STANDARD
        .withRounds(asked == null ? Math.max(LEAST_ROUNDS, enough) : asked)
        .withSeed(seed);
  }

  LoadPlan load() {
    return LoadPlan.of(Runtime.getRuntime().availableProcessors(), p99Millis, seed)
        .withLeastSeconds(seconds);
  }

  int starts() {
    return starts;
  }

  HttpChoice http() {
    return http;
  }

  double epsilon() {
    return epsilon;
  }

  long seed() {
    return seed;
  }
}
