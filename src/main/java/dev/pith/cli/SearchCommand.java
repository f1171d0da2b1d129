package dev.pith.cli;

import dev.pith.encode.OpenEncoders;
import dev.pith.search.Filter;
import dev.pith.search.FusionMethod;
import dev.pith.search.Precision;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers one query. */
@Command(
    name = "search",
    description = "Answer a query from an index.",
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  private static final int MAX_HITS = 1000;

  private final Console console;

  @Mixin private IndexPlace place = new IndexPlace();

  @Option(
      names = "--encoder",
      paramLabel = "[NAME=]DIR",
      converter = EncoderArgument.Converter.class,
      description = {
        "One of the encoders that made the index, or see --asymmetric.",
        "Not needed for --mode lexical."
      })
  private @Nullable EncoderArgument encoder;

  @Option(
      names = "--mode",
      defaultValue = "vector",
      paramLabel = "MODE",
      description = {
        "vector: by meaning, as the encoder sees it; lexical: by words, BM25;",
        "hybrid: by both (default ${DEFAULT-VALUE})."
      })
  private SearchMode mode = SearchMode.VECTOR;

  @Option(
      names = "--fusion",
      defaultValue = "score",
      paramLabel = "METHOD",
      description = {
        "How hybrid makes one list of two: rrf, by ranks, or score, by scores moved to 0 to 1",
        "(default ${DEFAULT-VALUE})."
      })
  private FusionMethod fusion = SearchQuery.DEFAULT_FUSION;

  @Option(
      names = "--precision",
      paramLabel = "PRECISION",
      description = {
        "Which vectors are compared: indexed (the graph, with as many bits as the index keeps),",
        "exact (all, by float32), or automatic, exact up to 10,000 documents",
        "(default ${DEFAULT-VALUE})."
      })
  private Precision precision = Precision.AUTOMATIC;

  @Option(
      names = "-k",
      defaultValue = "10",
      paramLabel = "N",
      description = "How many hits, 1 to 1000 (default ${DEFAULT-VALUE}).")
  private int k;

  @Option(
      names = "--from",
      defaultValue = "0",
      paramLabel = "N",
      description = "How many of the best are left out, up to 1000 (default ${DEFAULT-VALUE}).")
  private int from;

  @Option(names = "--explain", description = "Tell of each hit what found it where.")
  private boolean explained;

  @Option(
      names = "--facet",
      paramLabel = "FIELD",
      description = "Count the values of this metadata among what passes. May be repeated.")
  private List<String> facets = List.of();

  @Option(
      names = "--filter",
      paramLabel = "FIELD=VALUE",
      converter = FilterArgument.class,
      description = {
        "Only documents with this metadata; FIELD=A|B for either, FIELD=FROM..TO for a range,",
        "of which one end may be missing. May be repeated: all must hold."
      })
  private List<Filter> filters = List.of();

  @Mixin private CandidatesOption candidates = new CandidatesOption();

  @Mixin private AsymmetryOption asymmetry = new AsymmetryOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(paramLabel = "QUERY", description = "Any text.")
  private String query = "";

  @Spec private CommandSpec spec;

  SearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (k < 1 || k > MAX_HITS) {
      throw new ParameterException(spec.commandLine(), "-k " + k + " is not 1 to " + MAX_HITS);
    }
    if (from < 0 || from > MAX_HITS) {
      throw new ParameterException(
          spec.commandLine(), "--from " + from + " is not 0 to " + MAX_HITS);
    }
    place.check(spec);
    try (OpenEncoders opened = EncoderArgument.openAll(encoders());
        OpenEngine searched =
            place.open(opened.all(), asymmetry.pairing(), candidates.candidates())) {
      SearchEngine engine = searched.engine();
      AsymmetryOption.tell(console, engine);
      String name = engine.encoders().stream().findFirst().orElse("");
      SearchQuery asked = new SearchQuery(name, query, from + k, mode, fusion, filters, precision);
      SearchOutput output = SearchOutput.of(engine, asked, from, explained, facets);
      if (json) {
        console.print(output.json(engine.search(asked)).toPrettyString());
      } else {
        output.print(console, engine.search(asked));
      }
    }
    return 0;
  }

  private List<EncoderArgument> encoders() {
    if (mode == SearchMode.LEXICAL) {
      return List.of();
    }
    if (encoder == null) {
      throw new ParameterException(
          spec.commandLine(), "--mode %s needs an --encoder".formatted(SearchOutput.label(mode)));
    }
    return List.of(encoder);
  }
}
