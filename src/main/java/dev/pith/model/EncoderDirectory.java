package dev.pith.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that holds an encoder, opened and checked: both files are there and have the hashes that
 * the manifest pins.
 *
 * @param path the folder
 * @param manifest its {@code encoder.json}
 */
public record EncoderDirectory(Path path, EncoderManifest manifest) {
  /**
   * Opens and verifies a folder; reads both files once.
   *
   * @throws EncoderFilesException when something is missing, unreadable or not as pinned
   */
  public static EncoderDirectory open(Path path) {
    EncoderDirectory directory = describe(path);
    directory.verify();
    return directory;
  }

  /**
   * Reads the manifest alone.
   *
   * @throws EncoderFilesException when it is missing or not a manifest
   */
  public static EncoderDirectory describe(Path path) {
    Path manifestFile = path.resolve(EncoderManifest.FILE);
    if (!Files.isDirectory(path)) {
      throw new EncoderFilesException(
          path + " is not a folder; an encoder is a folder with " + EncoderManifest.FILE);
    }
    if (!Files.isRegularFile(manifestFile)) {
      throw new EncoderFilesException(path + " has no " + EncoderManifest.FILE);
    }
    try {
      return new EncoderDirectory(path, ManifestJson.read(manifestFile));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + manifestFile, e);
    }
  }

  /**
   * Compares both files with their pins.
   *
   * @throws EncoderFilesException naming the file and both hashes
   */
  public void verify() {
    verify(manifest.model());
    verifyTokenizer();
  }

  public Path modelFile() {
    return path.resolve(manifest.model().file());
  }

  public Path tokenizerFile() {
    return path.resolve(manifest.tokenizer().file());
  }

  /** Where it is recorded how near the encoder comes to others. */
  public AlignmentFile alignmentFile() {
    return AlignmentFile.of(this);
  }

  /**
   * The model's bytes, checked against the pin: what is verified is what is handed on.
   *
   * @throws EncoderFilesException when they are not the ones pinned
   */
  public byte[] modelBytes() {
    try {
      requireFile(manifest.model());
      byte[] bytes = Files.readAllBytes(modelFile());
      requireHash(manifest.model(), Sha256.of(bytes));
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + modelFile(), e);
    }
  }

  /**
   * The model's bytes in memory of {@code arena}, checked against the pin. They are read once, so
   * that nobody who changes the file meanwhile changes what was checked.
   *
   * @return direct, from 0 to the file's length
   * @throws EncoderFilesException when they are not the ones pinned
   */
  public ByteBuffer modelIn(Arena arena) {
    try {
      requireFile(manifest.model());
      ByteBuffer bytes = arena.allocate(manifest.model().bytes()).asByteBuffer();
      try (FileChannel file = FileChannel.open(modelFile())) {
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
      }
      requireHash(manifest.model(), Sha256.of(bytes.flip().duplicate()));
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + modelFile(), e);
    }
  }

  /**
   * Compares the tokenizer with its pin.
   *
   * @throws EncoderFilesException when it is not the one pinned
   */
  public void verifyTokenizer() {
    verify(manifest.tokenizer());
  }

  private void verify(FilePin pin) {
    try {
      requireFile(pin);
      requireHash(pin, Sha256.of(path.resolve(pin.file())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path.resolve(pin.file()), e);
    }
  }

  private void requireFile(FilePin pin) throws IOException {
    Path file = path.resolve(pin.file());
    if (!Files.isRegularFile(file)) {
      throw new EncoderFilesException(
          "%s is missing; Maven brings it (mvn package; -Pencoders for the larger encoders), or ./pith compress makes it"
              .formatted(file));
    }
    if (Files.size(file) != pin.bytes()) {
      throw new EncoderFilesException(
          "%s has %d bytes, its manifest says %d (sha256 %s); the file is %s: refused"
              .formatted(file, Files.size(file), pin.bytes(), pin.sha256(), Sha256.of(file)));
    }
  }

  private void requireHash(FilePin pin, String actual) {
    if (!actual.equals(pin.sha256())) {
      throw new EncoderFilesException(
          "%s has sha256 %s, its manifest pins %s: refused"
              .formatted(path.resolve(pin.file()), actual, pin.sha256()));
    }
  }
}
