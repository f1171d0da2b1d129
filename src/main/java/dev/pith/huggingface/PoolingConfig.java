package dev.pith.huggingface;

import dev.pith.model.Pooling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pooling's {@code config.json}: {@code pooling_mode}, or one flag {@code pooling_mode_NAME}
 * for each way, of which one is set.
 *
 * @param file the file
 * @param pooling the way that is set
 */
record PoolingConfig(ConfigFile file, Pooling pooling) {
  private static final String PREFIX = "pooling_mode_";

  /** The mean with another length: the same, as vectors get unit length. */
  private static final Map<String, Pooling> KNOWN =
      Map.of(
          "cls_token", Pooling.CLS,
          "cls", Pooling.CLS,
          "mean_tokens", Pooling.MEAN,
          "mean", Pooling.MEAN,
          "mean_sqrt_len_tokens", Pooling.MEAN);

  static Optional<PoolingConfig> read(Path folder) throws IOException {
    Optional<ConfigFile> file = ConfigFile.read(folder.resolve("config.json"));
    return file.map(found -> new PoolingConfig(found, pooling(found)));
  }

  /** Whether the tokens of a prefix are left out of the mean. */
  boolean leavesPrefixesOut() {
    return !file.flag("/include_prompt").orElse(true);
  }

  private static Pooling pooling(ConfigFile file) {
    Optional<String> mode = file.text("/pooling_mode");
    List<String> modes = mode.map(List::of).orElseGet(() -> modesSet(file));
    if (modes.size() != 1) {
      throw file.refused("", "sets %d ways of pooling; one is needed".formatted(modes.size()));
    }
    String only = modes.getFirst();
    Pooling known = KNOWN.get(only);
    if (known == null) {
      String pointer = mode.isPresent() ? "/pooling_mode" : "/" + PREFIX + only;
      throw file.refused(
          pointer,
          "is a way of pooling that Pith does not know: '%s'; mean and cls are"
              .formatted(Printed.of(only)));
    }
    return known;
  }

  private static List<String> modesSet(ConfigFile file) {
    return file.root().properties().stream()
        .filter(setting -> setting.getKey().startsWith(PREFIX))
        .filter(setting -> setting.getValue().asBoolean())
        .map(setting -> setting.getKey().substring(PREFIX.length()))
        .toList();
  }
}
