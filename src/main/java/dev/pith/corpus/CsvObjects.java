package dev.pith.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table with a header line, as objects whose fields are the columns. A row may have
 * fewer fields than the header, as spreadsheets write them, and never more.
 *
 * <p>As metadata what is written like a JSON number is one; {@code 007} is a word.
 */
final class CsvObjects implements ObjectReader {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?");
  private static final int SHOWN_CHARS = 200;
  private static final int SNIFFED_BYTES = 1 << 16;

  private final String source;
  private final CsvRows rows;
  private final List<String> columns;

  private CsvObjects(String source, CsvRows rows, List<String> columns) {
    this.source = source;
    this.rows = rows;
    this.columns = columns;
  }

  /** A table with commas, or with semicolons when its first line has them and no comma. */
  static CsvObjects commas(Path file, FieldMapping fields) {
    InputStream bytes = Utf8File.open(file);
    try {
      return open(file, bytes, separator(bytes), fields);
    } catch (IOException failure) {
      throw Utf8File.unreadable(file.toString(), failure);
    }
  }

  static CsvObjects tabs(Path file, FieldMapping fields) {
    return open(file, Utf8File.open(file), '\t', fields);
  }

  private static char separator(InputStream bytes) throws IOException {
    bytes.mark(SNIFFED_BYTES);
    boolean semicolon = false;
    boolean comma = false;
    int next = bytes.read();
    for (int i = 1; i < SNIFFED_BYTES && next >= 0 && next != '\n'; i++) {
      semicolon |= next == ';';
      comma |= next == ',';
      next = bytes.read();
    }
    bytes.reset();
    return semicolon && !comma ? ';' : ',';
  }

  private static CsvObjects open(
      Path file, InputStream bytes, char separator, FieldMapping fields) {
    String source = file.toString();
    CsvRows rows = new CsvRows(source, bytes, separator);
    try {
      CsvObjects objects = new CsvObjects(source, rows, header(source, rows));
      objects.check(fields);
      return objects;
    } catch (RuntimeException failure) {
      rows.close();
      throw failure;
    }
  }

  /** What is wrong with the header is wrong with the whole file. */
  private static List<String> header(String source, CsvRows rows) {
    try {
      List<String> names = rows.next();
      if (names == null) {
        throw whole(source, "has no header line: write the names of its columns there");
      }
      return names.stream().map(String::strip).toList();
    } catch (CorpusException wrong) {
      throw wrong
          .place()
          .filter(place -> place.line() > 0)
          .map(place -> whole(source, "has a header line that " + place.why()))
          .orElse(wrong);
    }
  }

  private void check(FieldMapping fields) {
    List<String> missing =
        fields.named().stream().filter(field -> !columns.contains(field)).toList();
    if (!missing.isEmpty()) {
      throw whole(
          source,
          "has no column '%s': it has %s".formatted(String.join("' and '", missing), shown()));
    }
    List<String> content =
        Stream.concat(Stream.of(fields.titleField()), fields.textFields().stream()).toList();
    if (Collections.disjoint(columns, content)) {
      throw whole(
          source,
          "has no column '%s': name others by --title-field and --text-field; it has %s"
              .formatted(String.join("' or '", content), shown()));
    }
    Stream.of(content, fields.named(), FieldMapping.IDS)
        .flatMap(List::stream)
        .filter(field -> Collections.frequency(columns, field) > 1)
        .findFirst()
        .ifPresent(
            field -> {
              throw whole(source, "has two columns '%s': rename one".formatted(field));
            });
  }

  private String shown() {
    String all = String.join(", ", columns);
    return all.length() > SHOWN_CHARS ? all.substring(0, SHOWN_CHARS) + "..." : all;
  }

  private static CorpusException whole(String source, String why) {
    return new CorpusException(SetAside.whole(source, why));
  }

  @Override
  public @Nullable ObjectNode next() {
    List<String> row = rows.next();
    if (row == null) {
      return null;
    }
    if (row.size() > columns.size()) {
      throw rows.problem(
          "has %d columns, the header %d: put fields with separators in quotes"
              .formatted(row.size(), columns.size()));
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < row.size(); i++) {
      object.put(columns.get(i), row.get(i));
    }
    return object;
  }

  @Override
  public JsonNode metadata(ObjectNode object, String field) {
    JsonNode value = object.path(field);
    String text = value.asText().strip();
    return NUMBER.matcher(text).matches() ? DoubleNode.valueOf(Double.parseDouble(text)) : value;
  }

  @Override
  public long line() {
    return rows.line();
  }

  @Override
  public void close() {
    rows.close();
  }
}
