package dev.pith.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.index.DocumentIndex;
import dev.pith.search.Filter;
import dev.pith.search.FusionMethod;
import dev.pith.search.Hit;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
  private static final int SHOWN_CHARS = 160;
  private static final int MAX_HITS = 1000;

  private final Console console;

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

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
      names = "-k",
      defaultValue = "10",
      paramLabel = "N",
      description = "How many hits, 1 to 1000 (default ${DEFAULT-VALUE}).")
  private int k;

  @Option(
      names = "--filter",
      paramLabel = "FIELD=VALUE",
      converter = FilterArgument.class,
      description = {
        "Only documents with this metadata; FIELD=A|B for either, FIELD=FROM..TO for a range,",
        "of which one end may be missing. May be repeated: all must hold."
      })
  private List<Filter> filters = List.of();

  @Mixin private AsymmetryOption asymmetry = new AsymmetryOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(paramLabel = "QUERY", description = "Any text.")
  private String query = "";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command.
  private CommandSpec spec;

  SearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (k < 1 || k > MAX_HITS) {
      throw new ParameterException(spec.commandLine(), "-k " + k + " is not 1 to " + MAX_HITS);
    }
    try (OpenEncoders opened = EncoderArgument.openAll(encoders());
        DocumentIndex documents = DocumentIndex.open(index);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(documents, opened.all(), asymmetry.pairing())) {
      AsymmetryOption.tell(console, engine);
      String name = engine.encoders().stream().findFirst().orElse("");
      SearchResult result = engine.search(new SearchQuery(name, query, k, mode, fusion, filters));
      if (json) {
        console.print(asJson(result, engine).toPrettyString());
      } else {
        printText(result);
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
          spec.commandLine(), "--mode %s needs an --encoder".formatted(label(mode)));
    }
    return List.of(encoder);
  }

  private void printText(SearchResult result) {
    for (Hit hit : result.hits()) {
      console.print(
          "%3d  %.4f  %s  [%s]".formatted(hit.rank(), hit.score(), hit.title(), hit.id()));
      console.print("             " + shortened(hit.text()));
    }
    console.note(
        "%s: %d hits in %.1f ms (%s)"
            .formatted(
                result.encoder(),
                result.hits().size(),
                result.times().totalNanos() / 1e6,
                stages(result.times()).entrySet().stream()
                    .map(stage -> "%s %.2f".formatted(stage.getKey(), stage.getValue()))
                    .collect(Collectors.joining(", "))));
  }

  /** Milliseconds of the stages that this mode has. */
  private Map<String, Double> stages(StageTimes times) {
    Map<String, Double> stages = new LinkedHashMap<>();
    times.nanosByStage(mode).forEach((stage, nanos) -> stages.put(stage, nanos / 1e6));
    return stages;
  }

  private ObjectNode asJson(SearchResult result, LuceneSearchEngine engine) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("query", query).put("mode", label(mode));
    if (mode == SearchMode.HYBRID) {
      root.put("fusion", label(fusion));
    }
    if (mode != SearchMode.LEXICAL) {
      root.put("encoder", result.encoder())
          .put("documentsBy", engine.documentsBy(result.encoder()));
    }
    root.put("tokens", result.tokens()).put("truncated", result.truncated());
    ObjectNode times = root.putObject("timesMillis");
    stages(result.times()).forEach(times::put);
    times.put("total", result.times().totalNanos() / 1e6);
    ArrayNode hits = root.putArray("hits");
    for (Hit hit : result.hits()) {
      hits.addObject()
          .put("rank", hit.rank())
          .put("id", hit.id())
          .put("title", hit.title())
          .put("text", hit.text())
          .put("score", hit.score());
    }
    return root;
  }

  private static String label(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= SHOWN_CHARS ? line : line.substring(0, SHOWN_CHARS - 1) + "…";
  }
}
