package dev.pith.cli;

import dev.pith.model.EncoderDirectory;
import dev.pith.report.QuerySetFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked beside the known items.
 *
 * @param own questions as the user asks them, for the agreement; may be empty
 * @param timed questions for the times
 * @param timedName where those come from
 */
record TuneQuestions(List<String> own, List<String> timed, String timedName) {
  /** The lines of a file for both, or example sentences of WordNet for the times alone. */
  static TuneQuestions of(@Nullable Path file, EncoderDirectory full) throws IOException {
    List<String> timed = Questions.of(file, full);
    return file == null
        ? new TuneQuestions(List.of(), timed, "WordNet example sentences")
        : new TuneQuestions(timed, timed, file.toAbsolutePath().getFileName().toString());
  }

  QuerySetFacts timedFacts() {
    return QuerySetFacts.of(timedName, timed);
  }

  Optional<QuerySetFacts> ownFacts() {
    return own.isEmpty() ? Optional.empty() : Optional.of(QuerySetFacts.of(timedName, own));
  }
}
