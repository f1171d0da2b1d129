package dev.pith.fuzz;

import dev.pith.access.AccessException;
import dev.pith.access.KeyFile;
import dev.pith.corpus.CorpusException;
import dev.pith.corpus.ThumbFile;
import dev.pith.model.AlignmentFile;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderFilesException;
import dev.pith.model.EncoderIdentity;
import dev.pith.model.EncoderManifest;
import dev.pith.report.ReportReader;
import dev.pith.report.UnreadableReportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Files that Pith writes itself and others may have changed: each is read or refused by its own
 * exception.
 */
public final class RecordTarget {
  /** A kind of file: what it is called, and who reads it. */
  private record Kind(String file, Consumer<Path> reader) {}

  private static final String HASH = "0".repeat(64);

  private static final Path FOLDER = folder();

  /** The first byte of an input chooses one. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(EncoderManifest.FILE, RecordTarget::manifest),
          new Kind(AlignmentFile.NAME, RecordTarget::alignment),
          new Kind("keys.json", RecordTarget::keys),
          new Kind("report.json", RecordTarget::report),
          new Kind("judgements.jsonl", RecordTarget::judgements));

  private RecordTarget() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Kind kind = KINDS.get(Inputs.choice(input, KINDS.size()));
    kind.reader().accept(Files.write(FOLDER.resolve(kind.file()), Inputs.rest(input)));
  }

  private static void manifest(Path file) {
    try {
      EncoderDirectory directory = EncoderDirectory.describe(FOLDER);
      if (directory.manifest().fingerprint().isEmpty()) {
        throw new AssertionError("no fingerprint of " + file);
      }
    } catch (EncoderFilesException refused) {
      // So it should be.
    }
  }

  private static void alignment(Path file) {
    new AlignmentFile(file, new EncoderIdentity("any", HASH, HASH)).read();
  }

  private static void keys(Path file) {
    try {
      new KeyFile(file).read();
    } catch (AccessException refused) {
      // So it should be.
    }
  }

  private static void report(Path file) {
    try {
      ReportReader.read(file);
    } catch (UnreadableReportException refused) {
      // So it should be.
    }
  }

  private static void judgements(Path file) {
    try {
      ThumbFile.read(file);
    } catch (CorpusException refused) {
      // So it should be.
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("records");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
