package dev.pith.huggingface;

import dev.pith.model.EncoderFilesException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code config_sentence_transformers.json}: {@code prompts} by name, the name of the one
 * that is used when none is named, and how vectors are compared.
 *
 * @param query in front of queries
 * @param document in front of documents
 * @param comparison the name of the similarity, where the file tells it
 */
record Prompts(Optional<String> query, Optional<String> document, Optional<String> comparison) {
  private static final List<String> OF_QUERIES = List.of("query");
  private static final List<String> OF_DOCUMENTS = List.of("document", "passage", "corpus");

  static Prompts read(Path folder) throws IOException {
    Optional<ConfigFile> file =
        ConfigFile.read(folder.resolve("config_sentence_transformers.json"));
    return file.map(Prompts::of)
        .orElse(new Prompts(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static Prompts of(ConfigFile file) {
    Optional<String> unnamed = file.text("/default_prompt_name").map(name -> named(file, name));
    return new Prompts(
        first(file, OF_QUERIES).or(() -> unnamed),
        first(file, OF_DOCUMENTS).or(() -> unnamed),
        file.text("/similarity_fn_name"));
  }

  private static String named(ConfigFile file, String name) {
    return file.text(pointer(name))
        .orElseThrow(
            () ->
                new EncoderFilesException(
                    "%s at /default_prompt_name: there is no prompt '%s'"
                        .formatted(file.origin(), Printed.of(name))));
  }

  private static Optional<String> first(ConfigFile file, List<String> names) {
    return names.stream().flatMap(name -> file.text(pointer(name)).stream()).findFirst();
  }

  /** Names may hold the two characters that pointers escape. */
  private static String pointer(String name) {
    return "/prompts/" + name.replace("~", "~0").replace("/", "~1");
  }
}
