package dev.pith.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes results: the file appears whole, or not at all. */
final class JsonFile {
  private JsonFile() {}

  static void write(JsonNode json, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new CliException("the folder of " + file + " does not exist; make it first");
    }
    Path beside = Files.createTempFile(parent, "." + absolute.getFileName(), ".new");
    try {
      Files.writeString(beside, json.toPrettyString() + System.lineSeparator());
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
