package dev.pith.huggingface;

import dev.pith.model.EncoderFilesException;
import dev.pith.model.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder as the sentence-transformers library writes it: {@code modules.json}, a folder for the
 * pooling, and the transformer's own files with {@code tokenizer.json} and an ONNX export. All but
 * the last two may be missing; then the settings they would tell are unknown.
 */
final class SentenceTransformersFolder {
  /** On vectors of unit length all of them rank as the cosine does. */
  private static final String COSINE = "cosine";

  private SentenceTransformersFolder() {}

  static ForeignEncoder read(Path folder) throws IOException {
    Modules modules = Modules.read(folder);
    Path transformer = modules.transformer();
    Optional<ConfigFile> config = ConfigFile.read(transformer.resolve("config.json"));
    Optional<PoolingConfig> pooling = PoolingConfig.read(modules.pooling());
    Prompts prompts = Prompts.read(folder);
    requireSameRanking(folder, modules, prompts);
    pooling.ifPresent(found -> requirePrefixesPooled(found, prompts));
    Path tokenizerFile = transformer.resolve("tokenizer.json");
    byte[] tokenizer = BoundedFile.read(tokenizerFile, ForeignEncoder.MAX_TOKENIZER_BYTES);
    requireCaseRead(transformer, TokenizerFacts.of(tokenizerFile.toString(), tokenizer));
    return new ForeignEncoder(
        name(folder),
        BoundedFile.read(modelFile(transformer), ForeignEncoder.MAX_MODEL_BYTES),
        tokenizer,
        config.flatMap(file -> file.integer("/hidden_size").or(() -> file.integer("/dim"))),
        new EncoderSettings(
            pooling.map(PoolingConfig::pooling),
            InputLength.read(transformer, config),
            prompts.query(),
            prompts.document(),
            ModelCard.license(folder),
            Optional.empty()));
  }

  private static String name(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private static Path modelFile(Path transformer) {
    return List.of(
            transformer.resolve("onnx").resolve("model.onnx"), transformer.resolve("model.onnx"))
        .stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new EncoderFilesException(
                    "%s has no onnx/model.onnx and no model.onnx: export the model to ONNX first"
                        .formatted(transformer)));
  }

  private static void requireSameRanking(Path folder, Modules modules, Prompts prompts) {
    String comparison = prompts.comparison().orElse(COSINE);
    if (!modules.normalizes() && !comparison.equals(COSINE)) {
      throw new EncoderFilesException(
          "%s compares vectors of any length by %s; Pith's have unit length and would rank otherwise"
              .formatted(folder, Printed.of(comparison)));
    }
  }

  private static void requirePrefixesPooled(PoolingConfig pooling, Prompts prompts) {
    boolean hasPrefix =
        !prompts.query().orElse("").isEmpty() || !prompts.document().orElse("").isEmpty();
    if (hasPrefix && pooling.pooling() == Pooling.MEAN && pooling.leavesPrefixesOut()) {
      throw pooling
          .file()
          .refused("/include_prompt", "leaves prefixes out of the mean; Pith takes every token");
    }
  }

  private static void requireCaseRead(Path transformer, TokenizerFacts tokenizer)
      throws IOException {
    Optional<ConfigFile> sentences =
        ConfigFile.read(transformer.resolve("sentence_bert_config.json"));
    if (sentences.flatMap(file -> file.flag("/do_lower_case")).orElse(false)
        && !tokenizer.lowersCase()) {
      throw sentences
          .orElseThrow()
          .refused("/do_lower_case", "lowers the case of texts, which this tokenizer does not");
    }
  }
}
