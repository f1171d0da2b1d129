package dev.pith.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --models}: where the encoders are that a server may open. */
final class ModelsOption {
  private static final String MODELS = "models";

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = {
        "Open encoders of this folder, or of these, and no others, wherever links lead (default:",
        "models, here and in Pith's own folder)."
      })
  private List<Path> folders = List.of();

  /**
   * Looks where the encoders' files are; opens none. What is not there is left to whoever opens it.
   *
   * @throws CliException when one is elsewhere
   */
  void require(List<EncoderArgument> encoders) throws IOException {
    List<Path> allowed = allowed();
    for (EncoderArgument encoder : encoders) {
      if (!Files.isDirectory(encoder.folder())) {
        continue;
      }
      requireInside(encoder.folder(), encoder, allowed);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(encoder.folder())) {
        for (Path file : files) {
          requireInside(file, encoder, allowed);
        }
      }
    }
  }

  private List<Path> allowed() throws IOException {
    for (Path given : folders) {
      if (!Files.isDirectory(given)) {
        throw new CliException("--models: there is no folder " + given);
      }
    }
    List<Path> allowed = new ArrayList<>();
    for (Path possible : folders.isEmpty() ? defaults() : folders) {
      if (Files.isDirectory(possible)) {
        allowed.add(possible.toRealPath());
      }
    }
    return allowed;
  }

  private static List<Path> defaults() {
    return List.of(Path.of(MODELS), Path.of(System.getProperty("pith.home", ""), MODELS));
  }

  private static void requireInside(Path file, EncoderArgument encoder, List<Path> allowed)
      throws IOException {
    Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
    if (allowed.stream().noneMatch(real::startsWith)) {
      throw new CliException(
          "encoder %s: %s is not in %s, and a server opens encoders of no other folder; move it there, or name its folder with --models DIR"
              .formatted(encoder.folder(), real, allowed));
    }
  }
}
