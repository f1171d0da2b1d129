package dev.pith.cli;

import dev.pith.cluster.ClusterConnection;
import dev.pith.index.DocumentRemover;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Mixin private IndexPlace place = new IndexPlace();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of documents.")
  private List<String> ids = List.of();

  DeleteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    place.check(spec);
    int deleted = place.isCluster() ? onCluster() : inFolder();
    console.print(
        "%,d deleted, %,d were not there".formatted(deleted, new HashSet<>(ids).size() - deleted));
    return 0;
  }

  private int inFolder() {
    try (DocumentRemover remover = DocumentRemover.open(place.folder())) {
      return remover.remove(ids);
    }
  }

  private int onCluster() {
    try (ClusterConnection connection = place.cluster().connect()) {
      return place.cluster().open(connection).remove(ids);
    }
  }
}
