package dev.pith.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which commit of a checkout is worked on, read from git's own files. */
final class GitCommit {
  private static final String HASH = "[0-9a-f]{40,64}";
  private static final String REFERENCE = "ref: ";
  private static final String ELSEWHERE = "gitdir: ";

  private GitCommit() {}

  /** In hex; empty when the folder is no checkout, or its files say nothing that is known. */
  static String of(Path checkout) {
    try {
      Path git = checkout.resolve(".git");
      if (Files.isRegularFile(git)) {
        String text = Files.readString(git).strip();
        git =
            text.startsWith(ELSEWHERE) ? checkout.resolve(text.substring(ELSEWHERE.length())) : git;
      }
      return Files.isDirectory(git) ? head(git) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static String head(Path git) throws IOException {
    String head = Files.readString(git.resolve("HEAD")).strip();
    if (!head.startsWith(REFERENCE)) {
      return hash(head).orElse("");
    }
    String reference = head.substring(REFERENCE.length());
    for (Path folder : new Path[] {git, shared(git)}) {
      Optional<String> found = loose(folder.resolve(reference)).or(() -> packed(folder, reference));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return "";
  }

  /** Where a second working tree keeps what all have in common. */
  private static Path shared(Path git) throws IOException {
    Path name = git.resolve("commondir");
    return Files.isRegularFile(name) ? git.resolve(Files.readString(name).strip()) : git;
  }

  private static Optional<String> loose(Path file) throws IOException {
    return Files.isRegularFile(file) ? hash(Files.readString(file).strip()) : Optional.empty();
  }

  private static Optional<String> packed(Path git, String reference) {
    try {
      for (String line : Files.readAllLines(git.resolve("packed-refs"))) {
        if (line.endsWith(" " + reference)) {
          return hash(line.substring(0, line.indexOf(' ')));
        }
      }
    } catch (IOException none) {
      // A young repository has no such file.
    }
    return Optional.empty();
  }

  private static Optional<String> hash(String text) {
    return text.matches(HASH) ? Optional.of(text) : Optional.empty();
  }
}
