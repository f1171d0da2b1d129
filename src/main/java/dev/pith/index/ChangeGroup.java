package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;

/**
 * Changes that go into one commit, with the same outcome for each as if they were made one after
 * the other. Only what differs in the end is embedded and written. One use, one thread.
 */
final class ChangeGroup {
  private final DocumentIndex before;
  private final Map<String, Optional<Document>> known = new HashMap<>();
  private final Map<String, Optional<Document>> after = new LinkedHashMap<>();
  private final List<Changes> outcomes = new ArrayList<>();

  /**
   * @param before is at the last commit, and stays there
   */
  ChangeGroup(DocumentIndex before, List<Change> changes) {
    this.before = before;
    changes.forEach(change -> outcomes.add(made(change)));
  }

  private Changes made(Change change) {
    Changes all = Changes.NONE;
    for (Document document : change.documents()) {
      Optional<Document> old = set(document.id(), Optional.of(document));
      all =
          all.plus(
              old.isEmpty()
                  ? new Changes(1, 0, 0, 0)
                  : old.get().equals(document) ? new Changes(0, 0, 1, 0) : new Changes(0, 1, 0, 0));
    }
    for (String id : change.removed()) {
      boolean there = set(id, Optional.empty()).isPresent();
      all = all.plus(new Changes(0, 0, 0, there ? 1 : 0));
    }
    return all;
  }

  /** Gives what was there under this id. */
  private Optional<Document> set(String id, Optional<Document> document) {
    Optional<Document> committed = known.computeIfAbsent(id, before::document);
    Optional<Document> old = after.getOrDefault(id, committed);
    after.put(id, document);
    return old;
  }

  /** One for each change, in their order. */
  List<Changes> outcomes() {
    return outcomes;
  }

  /** Embeds, writes and commits; nothing when all is there already. */
  void commit(CommitThread commits, IndexSchema schema, List<Encoder> encoders) {
    after.entrySet().removeIf(entry -> entry.getValue().equals(known.get(entry.getKey())));
    if (after.isEmpty()) {
      return;
    }
    List<Document> documents = after.values().stream().flatMap(Optional::stream).toList();
    EmbeddedDocuments embedded = EmbeddedDocuments.of(documents, schema, encoders);
    Term[] removed =
        Fields.allTerms(
            after.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList());
    commits.run(
        writer -> {
          embedded.replaceIn(writer);
          writer.deleteDocuments(removed);
          writer.commit();
        });
  }
}
