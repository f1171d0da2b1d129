package dev.pith.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands by their names. Reading the annotations of all of them would take a good part of the
 * time until the first answer, so only the one that is asked for is made; help, and whoever
 * mistypes a name, gets all.
 */
final class Commands {
  private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

  private Commands(Console console) {
    makers.put("demo", () -> new DemoCommand(console));
    makers.put("compress", () -> new CompressCommand(console));
    makers.put("align", () -> new AlignCommand(console));
    makers.put("index", () -> new IndexCommand(console));
    makers.put("embed", () -> new EmbedCommand(console));
    makers.put("delete", () -> new DeleteCommand(console));
    makers.put("reindex", () -> new ReindexCommand(console));
    makers.put("requantize", () -> new RequantizeCommand(console));
    makers.put("snapshot", () -> new SnapshotCommand(console));
    makers.put("restore", () -> new RestoreCommand(console));
    makers.put("verify", () -> new VerifyCommand(console));
    makers.put("search", () -> new SearchCommand(console));
    makers.put("evaluate", () -> new EvaluateCommand(console));
    makers.put("latency", () -> new LatencyCommand(console));
    makers.put("bench", () -> bench(console));
    makers.put("report", () -> report(console));
    makers.put("tune", () -> new TuneCommand(console));
    makers.put("plan", () -> new PlanCommand(console));
    makers.put("collection", () -> new CollectionCommand(console));
    makers.put("serve", () -> new ServeCommand(console));
    makers.put("key", () -> new KeyCommand(console));
    makers.put("model", () -> model(console));
  }

  /** Adds what these arguments need. */
  static void addTo(CommandLine pith, Console console, String... arguments) {
    new Commands(console).asked(arguments).forEach(maker -> pith.addSubcommand(maker.get()));
  }

  private Collection<Supplier<Object>> asked(String... arguments) {
    Supplier<Object> one = arguments.length == 0 ? null : makers.get(arguments[0]);
    return one == null ? makers.values() : List.of(one);
  }

  private static CommandLine bench(Console console) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new BenchCompressCommand(console))
        .addSubcommand(new BenchSearchCommand(console))
        .addSubcommand(new BenchPrecisionCommand(console));
  }

  private static CommandLine report(Console console) {
    return new CommandLine(new ReportCommand(console)).addSubcommand(new CompareCommand(console));
  }

  private static CommandLine model(Console console) {
    return new CommandLine(new ModelCommand(console)).addSubcommand(new ImportCommand(console));
  }
}
