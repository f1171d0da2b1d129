package dev.pith.cli;

import dev.pith.cluster.ClusterIngest;
import dev.pith.corpus.DocumentSource;
import dev.pith.encode.Encoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.index.DocumentWriter;
import dev.pith.index.GraphShape;
import dev.pith.index.IndexBuild;
import dev.pith.index.Progress;
import dev.pith.index.VectorPrecision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Embeds a corpus into an index. */
@Command(
    name = "index",
    description = {
      "Embed documents into a Lucene index, or into one on an OpenSearch cluster.",
      "Interrupted, it keeps what it has said is done; the same command goes on from there.",
      "What cannot be read is set aside: INDEX-set-aside.log lists file, line and reason, and the exit code is 1."
    },
    mixinStandardHelpOptions = true)
final class IndexCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  /** So many documents are linked in seconds, not at once. */
  private static final int LONG_TO_LINK = 10_000;

  private final Console console;

  @Option(
      names = "--corpus",
      paramLabel = "PATH",
      description = {
        "The documents: a BEIR folder, or any folder with files of JSON Lines (.jsonl, .ndjson), JSON (.json), tables (.csv, .tsv),",
        "TREC collections, text (.txt), Markdown (.md), HTML (.html) and, after pith fetch tika, PDF and office files,",
        "each of text, Markdown, HTML, PDF and office programs a document;",
        "or one such file (of text: a document on each line); or - for JSON Lines from standard input."
      })
  private @Nullable Path corpus;

  @Mixin private FieldOptions fields = new FieldOptions();

  @Option(
      names = "--encoder",
      paramLabel = "[NAME=]DIR",
      converter = EncoderArgument.Converter.class,
      description = "Encoder that makes the vectors; give it twice to compare two encoders.")
  private List<EncoderArgument> encoders = List.of();

  @Option(
      names = "--vectors",
      paramLabel = "DIR",
      description = {
        "Documents with their vectors, as pith embed has written them, instead of --corpus and",
        "--encoder; nothing is embedded. Takes pith fetch spark."
      })
  private @Nullable Path vectors;

  @Mixin private IndexPlace place = new IndexPlace();

  @Mixin private ShapeOptions shape = new ShapeOptions();

  @Option(
      names = "--vector-bits",
      paramLabel = "N",
      converter = VectorBits.class,
      description = {
        "Bits for each component of a vector while an index is searched: 32, 8, 7, 4, 2 or 1",
        "(32, unless the index is there already). Full vectors are kept on disk."
      })
  private @Nullable VectorPrecision precision;

  @Mixin private GraphOptions graph = new GraphOptions();

  @Mixin private PassagesOption passages = new PassagesOption();

  @ArgGroup private Again again = new Again();

  @Spec private CommandSpec spec;

  /** What happens to documents that are there already; without either they stay as they are. */
  static final class Again {
    @Option(
        names = "--update",
        description = "Embed documents again whose title or text has changed.")
    private boolean update;

    @Option(names = "--replace", description = "Embed documents again that are already there.")
    private boolean replace;

    ClusterIngest.Existing existing() {
      return replace
          ? ClusterIngest.Existing.REPLACE
          : update ? ClusterIngest.Existing.UPDATE : ClusterIngest.Existing.KEEP;
    }
  }

  IndexCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    place.check(spec);
    place.requireFolderFor(spec, "--neighbours or --beam", graph.isGiven());
    Path documents = corpus;
    if (vectors != null) {
      if (documents != null
          || !encoders.isEmpty()
          || again.update
          || again.replace
          || passages.tokens().isPresent()) {
        throw new ParameterException(
            spec.commandLine(),
            "--vectors goes with --index or --cluster, --vector-bits, --neighbours, --beam, --shards and --replicas alone");
      }
      return place.isCluster()
          ? new ClusterVectors(console, vectors, place.cluster(), precision, shape.shape()).run()
          : new VectorIndexing(console, vectors, place.folder(), precision, graph).run();
    }
    if (documents == null || encoders.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "give --corpus and --encoder, or --vectors");
    }
    return embed(source(documents));
  }

  private int embed(DocumentSource source) throws IOException {
    if (source.isRereadable()) {
      source.requireDocument();
    }
    return place.isCluster() ? onCluster(source) : inFolder(source);
  }

  private int onCluster(DocumentSource source) throws IOException {
    try (OpenEncoders opened = EncoderArgument.openAll(encoders)) {
      return new ClusterBuild(
              console,
              place.cluster(),
              precision,
              passages.tokens(),
              shape.shape(),
              again.existing())
          .run(source, opened);
    }
  }

  private int inFolder(DocumentSource source) throws IOException {
    Path index = place.folder();
    try (OpenEncoders opened = EncoderArgument.openAll(encoders);
        DocumentWriter writer = writer(opened.all());
        SetAsideList setAside = new SetAsideList(index)) {
      Progress reached = build(writer, source, setAside);
      console.print(
          "%,d documents in %s (%,d were there before%s)"
              .formatted(
                  reached.done(), index, reached.skipped(), again.update ? " as they are" : ""));
      setAside.tell(console, reached.complete());
      return reached.complete() && setAside.isEmpty() ? 0 : 1;
    }
  }

  private DocumentSource source(Path corpus) {
    return corpus.toString().equals(STANDARD_INPUT)
        ? DocumentSource.once("standard input", StandardInput.open(), fields.mapping())
        : DocumentSource.open(corpus, fields.mapping());
  }

  private DocumentWriter writer(List<Encoder> opened) {
    DocumentWriter writer =
        DocumentWriter.openOrCreate(
            place.folder(),
            opened,
            Objects.requireNonNullElse(precision, VectorPrecision.FLOAT32),
            passages.tokens(),
            graph.over(GraphShape.DEFAULT));
    try {
      requireBits(writer, precision);
      PassagesOption.require("index " + writer.path(), writer.passageTokens(), passages.tokens());
      requireGraph(writer, graph);
      return writer;
    } catch (CliException other) {
      writer.close();
      throw other;
    }
  }

  private static void requireBits(DocumentWriter writer, @Nullable VectorPrecision precision) {
    if (precision != null && precision != writer.precision()) {
      throw new CliException(
          "index %s has %d-bit vectors: leave --vector-bits out, or make a copy with pith requantize"
              .formatted(writer.path(), writer.precision().bits()));
    }
  }

  private static void requireGraph(DocumentWriter writer, GraphOptions graph) {
    GraphShape there = writer.graph();
    if (!graph.over(there).equals(there)) {
      throw new CliException(
          "index %s has a graph of %s: leave --neighbours and --beam out, or make a copy with pith requantize"
              .formatted(writer.path(), there));
    }
  }

  private Progress build(DocumentWriter writer, DocumentSource source, SetAsideList setAside) {
    AtomicReference<@Nullable ProgressBar> bar = new AtomicReference<>();
    IndexBuild build = new IndexBuild(writer, progress -> show(progress, bar), setAside);
    Progress reached =
        again.replace
            ? build.run(source)
            : again.update ? build.update(source) : build.resume(source);
    end(bar);
    return reached;
  }

  private static void end(AtomicReference<@Nullable ProgressBar> bar) {
    ProgressBar shown = bar.getAndSet(null);
    if (shown != null) {
      shown.close();
    }
  }

  private void show(Progress progress, AtomicReference<@Nullable ProgressBar> bar) {
    ProgressBar shown = bar.get();
    if (shown == null) {
      shown = console.bar("indexing", progress.total(), "documents");
      bar.set(shown);
    }
    shown.show(progress.done());
    if (progress.complete() && progress.done() - progress.skipped() >= LONG_TO_LINK) {
      end(bar);
      console.note("linking them for fast search ...");
    }
  }
}
