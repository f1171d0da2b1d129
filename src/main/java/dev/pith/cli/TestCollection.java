package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.evaluate.QualityTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A collection that encoders are adapted to and judged on.
 *
 * @param folder where its documents are
 * @param task its documents, questions and judgements
 */
record TestCollection(Path folder, QualityTask task) {
  String name() {
    return task.data();
  }

  /** Reads all folders, before any work. */
  static List<TestCollection> open(List<Path> folders) {
    return open(folders, QualityTask.TEST_SPLIT);
  }

  static List<TestCollection> open(List<Path> folders, String split) {
    List<TestCollection> collections = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path folder : folders) {
      QualityTask task = QualityTask.of(BeirFolder.open(folder), split);
      if (!names.add(task.data())) {
        throw new CliException(
            "two collections are called '%s'; rename a folder".formatted(task.data()));
      }
      collections.add(new TestCollection(folder, task));
    }
    return collections;
  }
}
