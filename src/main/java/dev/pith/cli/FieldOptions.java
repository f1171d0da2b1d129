package dev.pith.cli;

import dev.pith.corpus.FieldMapping;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which fields of JSON, or columns of a table, make a document. */
final class FieldOptions {
  @Option(
      names = "--id-field",
      paramLabel = "NAME",
      description = {
        "Field, or column, with the id of a document. Without it _id or id;",
        "where there is neither, documents are called by the numbers of their lines."
      })
  private @Nullable String id;

  @Option(
      names = "--title-field",
      paramLabel = "NAME",
      description = "Field with the title. Without it title.")
  private @Nullable String title;

  @Option(
      names = "--text-field",
      paramLabel = "NAME",
      description =
          "Field with the text; may be repeated, and blank lines join them. Without it text.")
  private List<String> text = List.of();

  @Option(
      names = "--metadata-field",
      paramLabel = "NAME",
      description =
          "Field to filter by; may be repeated. An object called metadata is read without it.")
  private List<String> metadata = List.of();

  FieldMapping mapping() {
    return new FieldMapping(Optional.ofNullable(id), Optional.ofNullable(title), text, metadata);
  }
}
