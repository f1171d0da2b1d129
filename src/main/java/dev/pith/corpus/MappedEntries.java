package dev.pith.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents of objects.
 *
 * <p>The first object decides for all of a source which field is the id. When it has none, nobody
 * else's counts, and documents are called by their lines.
 */
final class MappedEntries implements Entries {
  private static final String BETWEEN_TEXTS = "\n\n";

  private final ObjectReader objects;
  private final CorpusFile file;
  private final FieldMapping fields;
  private final JsonObjects values;
  private final Set<String> unseen;
  private Optional<String> idField = Optional.empty();
  private boolean decided;
  private @Nullable ObjectNode held;

  MappedEntries(ObjectReader objects, CorpusFile file, FieldMapping fields) {
    this.objects = objects;
    this.file = file;
    this.fields = fields;
    this.values = new JsonObjects(why -> CorpusException.at(file.source(), objects.line(), why));
    this.unseen = new LinkedHashSet<>(fields.named());
  }

  @Override
  public @Nullable Entry next() {
    ObjectNode object = held == null ? objects.next() : held;
    held = null;
    if (object == null) {
      return end();
    }
    unseen.removeIf(object::has);
    if (!decided) {
      decided = true;
      idField = fields.id().or(() -> firstOf(FieldMapping.IDS, object));
      if (idField.isEmpty()) {
        held = object;
        return new Remark(
            "%s has no field %s: its documents are called by the numbers of their lines"
                .formatted(file.source(), String.join(" or ", FieldMapping.IDS)));
      }
    }
    return document(object);
  }

  /** A field that was asked for and never came may be misspelt. */
  private @Nullable Entry end() {
    if (unseen.isEmpty() || !decided) {
      return null;
    }
    String names = unseen.stream().collect(Collectors.joining("' and '", "'", "'"));
    unseen.clear();
    return new Remark("%s has no field %s in any document".formatted(file.source(), names));
  }

  private static Optional<String> firstOf(List<String> names, ObjectNode object) {
    return names.stream().filter(object::has).findFirst();
  }

  private Document document(ObjectNode object) {
    if (Stream.concat(Stream.of(fields.titleField()), fields.textFields().stream())
        .noneMatch(object::has)) {
      throw values.problem(
          "has neither '%s' nor '%s': name its fields by --title-field and --text-field"
              .formatted(fields.titleField(), String.join("', '", fields.textFields())));
    }
    return new Document(
        idField.map(field -> values.id(object, field)).orElseGet(() -> file.id(objects.line())),
        values.text(object, fields.titleField()),
        text(object),
        MetadataReader.read(metadata(object), values));
  }

  private String text(ObjectNode object) {
    if (fields.textFields().size() == 1) {
      return values.text(object, fields.textFields().getFirst());
    }
    return fields.textFields().stream()
        .map(field -> values.text(object, field))
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(BETWEEN_TEXTS));
  }

  private JsonNode metadata(ObjectNode object) {
    JsonNode given = object.path("metadata");
    if (fields.metadata().isEmpty()) {
      return given;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    if (given instanceof ObjectNode already) {
      all.setAll(already);
    }
    for (String field : fields.metadata()) {
      if (object.has(field)) {
        all.set(field, objects.metadata(object, field));
      }
    }
    return all;
  }

  @Override
  public long line() {
    return objects.line();
  }

  @Override
  public void close() {
    objects.close();
  }
}
