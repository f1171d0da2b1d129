package dev.pith.jobs;

import java.nio.file.Path;
import java.util.List;

/** The commands of a job, once it is known where it may write. */
@FunctionalInterface
public interface JobCommands {
  /**
   * Arguments of Pith, command by command.
   *
   * @param folder of the job, empty but for what is known of it; files that belong to the result go
   *     into {@link JobFolder#RESULT} there, what else is written is deleted at the end
   */
  List<List<String>> in(Path folder);
}
