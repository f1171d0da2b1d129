package dev.pith.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file by all of its new content or not at all.
 *
 * <p>The content goes into a hidden file beside it, which is fsynced, moved over the old one
 * atomically, and made durable by an fsync of the folder.
 */
final class AtomicFile {
  private AtomicFile() {}

  /** Puts the new content into a stream. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces {@code file}, whose folder exists.
   *
   * @throws UncheckedIOException when writing or moving fails; nothing is left behind then
   */
  static void replace(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path folder = target.resolveSibling("");
    Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      writeBeside(beside, content);
      try {
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
      syncFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the file " + file, e);
    }
  }

  private static void writeBeside(Path beside, Content content) throws IOException {
    boolean complete = false;
    try (FileChannel channel =
        FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(Channels.newOutputStream(channel));
      channel.force(true);
      complete = true;
    } finally {
      if (!complete) {
        Files.deleteIfExists(beside);
      }
    }
  }

  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
