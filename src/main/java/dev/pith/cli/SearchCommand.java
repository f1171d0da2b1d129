package dev.pith.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.index.DocumentIndex;
import dev.pith.search.Hit;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
      required = true,
      paramLabel = "[NAME=]DIR",
      converter = EncoderArgument.Converter.class,
      description = "One of the encoders that made the index, or see --asymmetric.")
  private EncoderArgument encoder = new EncoderArgument(java.util.Optional.empty(), Path.of(""));

  @Option(
      names = "-k",
      defaultValue = "10",
      paramLabel = "N",
      description = "How many hits, 1 to 1000 (default ${DEFAULT-VALUE}).")
  private int k;

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
    try (OpenEncoders opened = EncoderArgument.openAll(List.of(encoder));
        DocumentIndex documents = DocumentIndex.open(index);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(documents, opened.all(), asymmetry.pairing())) {
      AsymmetryOption.tell(console, engine);
      SearchResult result = engine.search(engine.encoders().getFirst(), query, k);
      if (json) {
        String documentsBy = engine.documentsBy(result.encoder());
        console.print(asJson(query, result, documentsBy).toPrettyString());
      } else {
        printText(result);
      }
    }
    return 0;
  }

  private void printText(SearchResult result) {
    for (Hit hit : result.hits()) {
      console.print(
          "%3d  %.4f  %s  [%s]".formatted(hit.rank(), hit.score(), hit.title(), hit.id()));
      console.print("             " + shortened(hit.text()));
    }
    StageTimes times = result.times();
    console.note(
        "%s: %d hits in %.1f ms (tokenize %.2f, encode %.2f, search %.2f, fetch %.2f)"
            .formatted(
                result.encoder(),
                result.hits().size(),
                times.totalNanos() / 1e6,
                times.tokenizeNanos() / 1e6,
                times.encodeNanos() / 1e6,
                times.searchNanos() / 1e6,
                times.fetchNanos() / 1e6));
  }

  private static ObjectNode asJson(String query, SearchResult result, String documentsBy) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("query", query).put("encoder", result.encoder()).put("documentsBy", documentsBy);
    root.put("tokens", result.tokens()).put("truncated", result.truncated());
    StageTimes times = result.times();
    root.putObject("timesMillis")
        .put("tokenize", times.tokenizeNanos() / 1e6)
        .put("encode", times.encodeNanos() / 1e6)
        .put("search", times.searchNanos() / 1e6)
        .put("fetch", times.fetchNanos() / 1e6)
        .put("total", times.totalNanos() / 1e6);
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

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= SHOWN_CHARS ? line : line.substring(0, SHOWN_CHARS - 1) + "…";
  }
}
