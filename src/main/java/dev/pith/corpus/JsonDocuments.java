package dev.pith.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The documents of a JSON Lines file: {@code _id}, {@code title} and {@code text} on each line. */
final class JsonDocuments extends Spliterators.AbstractSpliterator<Document> {
  private final JsonLines lines;

  private JsonDocuments(JsonLines lines) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.lines = lines;
  }

  /** In file order, read as they are asked for; close the stream. */
  static Stream<Document> of(Path file) {
    return of(JsonLines.open(file));
  }

  static Stream<Document> of(JsonLines lines) {
    return StreamSupport.stream(new JsonDocuments(lines), false).onClose(lines::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Document> action) {
    JsonNode object = lines.next();
    if (object == null) {
      return false;
    }
    action.accept(lines.objects().document(object));
    return true;
  }
}
