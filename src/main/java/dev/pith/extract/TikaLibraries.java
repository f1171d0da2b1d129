package dev.pith.extract;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The parsers; they are not part of the program and may not be there. */
final class TikaLibraries {
  /** Nobody but the child may see this class, so its name is all there is of it here. */
  private static final String CHILD = "dev.pith.tika.TikaChild";

  private static final String SEPARATOR = System.getProperty("path.separator");

  private TikaLibraries() {}

  /** The folder that {@code ./pith fetch tika} fills. */
  static Path folder() {
    return Path.of(System.getProperty("pith.home", ""), "target", "tika");
  }

  /** How to start a child, if the libraries are in the folder. */
  static Optional<ChildCommand> command(Path folder, int heapMegabytes) {
    return holdsJars(folder)
        ? Optional.of(new ChildCommand(program() + SEPARATOR + folder + "/*", CHILD, heapMegabytes))
        : Optional.empty();
  }

  private static boolean holdsJars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".jar"));
    } catch (IOException missing) {
      return false;
    }
  }

  /** The jar, or the folder of classes, that this class is from. */
  private static Path program() {
    URI place;
    try {
      place = TikaLibraries.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException odd) {
      throw new IllegalStateException("the program is in no folder", odd);
    }
    return Path.of(place);
  }
}
