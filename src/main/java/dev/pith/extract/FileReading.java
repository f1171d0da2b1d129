package dev.pith.extract;

import java.nio.file.Path;

/** Reads one file in the child. What it throws ends the child, and with it that file. */
@FunctionalInterface
public interface FileReading {
  Extraction read(Path file);
}
