package dev.pith.huggingface;

import dev.pith.model.EncoderFilesException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file {@code modules.json}: the steps from text to vector, each with its folder.
 *
 * @param transformer folder of the model's own settings
 * @param pooling folder of the pooling's settings
 * @param normalizes whether vectors are scaled to unit length at the end
 */
record Modules(Path transformer, Path pooling, boolean normalizes) {
  private static final String FILE = "modules.json";

  /** As the file says, or as folders are laid out that have none. */
  static Modules read(Path folder) throws IOException {
    Optional<ConfigFile> file = ConfigFile.read(folder.resolve(FILE));
    return file.isPresent()
        ? read(folder, file.get())
        : new Modules(folder, folder.resolve("1_Pooling"), false);
  }

  private static Modules read(Path folder, ConfigFile file) {
    int count = file.root().size();
    if (!file.root().isArray() || count < 2 || count > 3) {
      throw new EncoderFilesException(
          file.origin() + " does not list Transformer, Pooling and perhaps Normalize");
    }
    requireType(file, 0, "Transformer");
    requireType(file, 1, "Pooling");
    if (count == 3) {
      requireType(file, 2, "Normalize");
    }
    return new Modules(path(folder, file, 0), path(folder, file, 1), count == 3);
  }

  private static void requireType(ConfigFile file, int number, String expected) {
    String pointer = "/" + number + "/type";
    String type = file.text(pointer).orElse("");
    if (!type.substring(type.lastIndexOf('.') + 1).equals(expected)) {
      throw file.refused(pointer, "stands where only " + expected + " can be imported");
    }
  }

  private static Path path(Path folder, ConfigFile file, int number) {
    String pointer = "/" + number + "/path";
    String path = file.text(pointer).orElse("");
    if (!path.matches("|[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")) {
      throw file.refused(pointer, "is not the name of a folder inside this one");
    }
    return path.isEmpty() ? folder : folder.resolve(path);
  }
}
