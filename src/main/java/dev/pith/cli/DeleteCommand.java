package dev.pith.cli;

import dev.pith.index.DocumentRemover;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes documents out of an index. */
@Command(
    name = "delete",
    description = {
      "Take documents out of an index by their ids.",
      "What was deleted is not found any more; a server notices within about a second."
    },
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of documents.")
  private List<String> ids = List.of();

  DeleteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (DocumentRemover remover = DocumentRemover.open(index)) {
      int deleted = remover.remove(ids);
      console.print(
          "%,d deleted, %,d were not there"
              .formatted(deleted, new HashSet<>(ids).size() - deleted));
    }
    return 0;
  }
}
