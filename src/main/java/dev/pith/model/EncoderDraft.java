package dev.pith.model;

import dev.pith.disk.DurableFile;
import dev.pith.disk.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * An encoder directory being made: files are written beside the target and appear under its name
 * all together, or not at all.
 *
 * <p>Closing a draft that was not published removes it.
 */
public final class EncoderDraft implements AutoCloseable {
  private final Path target;
  private final Path draft;

  private EncoderDraft(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
  }

  /**
   * Starts a draft for {@code target}.
   *
   * @throws EncoderFilesException when something that is not an encoder stands there
   */
  public static EncoderDraft startFor(Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    if (Files.exists(absolute)
        && !Files.isRegularFile(absolute.resolve(EncoderManifest.FILE))
        && !isEmptyFolder(absolute)) {
      throw new EncoderFilesException(
          target + " exists and is not an encoder; choose another folder with --out");
    }
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new EncoderFilesException(target + " cannot hold an encoder; choose a folder");
    }
    Files.createDirectories(parent);
    // Not a temporary folder of the JDK's: those are closed to everyone else.
    String draft = ".%s-draft-%s".formatted(absolute.getFileName(), UUID.randomUUID());
    return new EncoderDraft(absolute, Files.createDirectory(parent.resolve(draft)));
  }

  /** The folder to write model and tokenizer into. */
  public Path folder() {
    return draft;
  }

  /** The encoder as it will be, for those who have to try it before anyone else can find it. */
  public EncoderDirectory unpublished(EncoderManifest manifest) {
    return new EncoderDirectory(draft, manifest);
  }

  /** What a manifest must say of a file of this draft. */
  public FilePin pin(String file) throws IOException {
    Path path = draft.resolve(file);
    return new FilePin(file, Sha256.of(path), Files.size(path));
  }

  /** Writes the manifest, makes everything durable and moves it to the target's name. */
  public void publish(EncoderManifest manifest) throws IOException {
    Files.write(draft.resolve(EncoderManifest.FILE), ManifestJson.write(manifest));
    for (String file :
        List.of(manifest.model().file(), manifest.tokenizer().file(), EncoderManifest.FILE)) {
      DurableFile.force(draft.resolve(file));
    }
    DurableFile.force(draft);
    Path replaced = draft.resolveSibling(draft.getFileName() + "-replaced");
    if (Files.exists(target)) {
      Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    DurableFile.force(draft.resolveSibling("."));
    FileTree.delete(replaced);
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(draft);
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (var entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }
}
