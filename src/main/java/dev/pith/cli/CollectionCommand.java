package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.corpus.ThumbFile;
import dev.pith.index.DocumentIndex;
import dev.pith.index.StoredDocuments;
import dev.pith.tune.KnownItemDraw;
import dev.pith.tune.TooFewProbesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a test collection of an index. */
@Command(
    name = "collection",
    description = {
      "Make a test collection (a BEIR folder) of an index's documents, also while a server uses it.",
      "Its questions are those that people judged by thumbs (split judged), and pieces of documents"
          + " that",
      "have to find the rest of their document (split drawn), which lacks its piece there.",
      "pith report --data FOLDER --split judged measures on them."
    },
    mixinStandardHelpOptions = true)
final class CollectionCommand implements Callable<Integer> {
  private static final int MOST_DRAWN = 100_000;

  private final Console console;

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "A new folder.")
  private Path out = Path.of("");

  @Option(
      names = "--judgements",
      paramLabel = "FILE",
      description = "What pith serve --judgements FILE has written, or is writing.")
  private @Nullable Path judgements;

  @Option(
      names = "--drawn",
      defaultValue = "300",
      paramLabel = "N",
      description =
          "How many questions are drawn, from every other document at most; with 0 documents stay whole (default ${DEFAULT-VALUE}).")
  private int drawn;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the draw (default ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec spec;

  CollectionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (drawn != 0 && (drawn < KnownItemDraw.FEWEST || drawn > MOST_DRAWN)) {
      throw new ParameterException(
          spec.commandLine(),
          "--drawn %d is neither 0 nor %d to %d"
              .formatted(drawn, KnownItemDraw.FEWEST, MOST_DRAWN));
    }
    requireNew();
    Optional<ThumbFile> said = Optional.ofNullable(judgements).map(this::read);
    try (DocumentIndex opened = DocumentIndex.open(index);
        StoredDocuments documents = opened.documents()) {
      if (documents.documentCount() == 0) {
        throw new CliException(index + " has no documents; add some with pith index");
      }
      JudgedQuestions judged =
          said.map(file -> JudgedQuestions.of(file.thumbs(), documents::contains))
              .orElse(JudgedQuestions.NONE);
      judged.leftOut().forEach(console::note);
      write(documents, new CollectionQuestions(judged, draw(documents, judged)));
    }
    return 0;
  }

  private void requireNew() throws IOException {
    if (!Files.exists(out)) {
      return;
    }
    if (Files.isDirectory(out)) {
      try (Stream<Path> files = Files.list(out)) {
        if (files.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new CliException(
        out + " is there already, and nothing is overwritten; name a new folder with --out");
  }

  private ThumbFile read(Path file) {
    ThumbFile read = ThumbFile.read(file);
    read.remark().ifPresent(clause -> console.note(file + " " + clause));
    return read;
  }

  private DrawnQuestions draw(StoredDocuments documents, JudgedQuestions judged) {
    if (drawn == 0) {
      return DrawnQuestions.NONE;
    }
    ProgressBar bar = console.bar("drawing", documents.documentCount(), "documents");
    try (Stream<Document> all = told(documents, bar)) {
      DrawnQuestions questions = DrawnQuestions.of(all, judged.documents(), drawn, seed);
      bar.close();
      return questions;
    } catch (TooFewProbesException few) {
      if (judged.queries().isEmpty()) {
        throw new CliException("no questions can be drawn: " + few.getMessage());
      }
      console.note("no questions are drawn: " + few.getMessage());
      return DrawnQuestions.NONE;
    }
  }

  private void write(StoredDocuments documents, CollectionQuestions questions) {
    ProgressBar bar = console.bar("writing", documents.documentCount(), "documents");
    BeirFolder.write(out, questions.with(told(documents, bar)));
    bar.close();
    console.print(
        "%,d documents in %s: %s".formatted(documents.documentCount(), out, questions.summary()));
    questions
        .split()
        .ifPresent(
            split ->
                console.print(
                    "measure on them: ./pith report --data %s --split %s --encoder NAME=DIR --encoder NAME=DIR --out DIR"
                        .formatted(CommandLineText.quoted(out.toString()), split)));
  }

  /** The documents, each of which moves the bar on; they end when somebody interrupts. */
  private static Stream<Document> told(StoredDocuments documents, ProgressBar bar) {
    AtomicLong read = new AtomicLong();
    return documents
        .documents()
        .peek(
            document -> {
              if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("making the collection was interrupted");
              }
              bar.show(read.incrementAndGet());
            });
  }
}
