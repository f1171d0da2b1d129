package dev.pith.jobs;

import java.nio.file.Path;
import java.util.List;

/** The commands of a job, once it is known where it may write. */
@FunctionalInterface
public interface JobCommands {
  /** Name of the folder, in the job's, into which files go that belong to its result. */
  String RESULT = "result";

  /**
   * Arguments of Pith, command by command.
   *
   * @param folder of the job, with what is known of it and an empty folder {@link #RESULT}; what is
   *     written beside that is deleted at the end
   */
  List<List<String>> in(Path folder);
}
