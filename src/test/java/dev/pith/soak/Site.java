package dev.pith.soak;

import dev.pith.corpus.Document;
import dev.pith.corpus.Speeches;
import dev.pith.disk.FileTree;
import dev.pith.encode.OnnxEncoder;
import dev.pith.fixtures.EncoderFolders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.index.DocumentWriter;
import dev.pith.model.EncoderDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * An index and encoders in a folder of their own, which closing deletes.
 *
 * @param encoders their folders; the first has made the index
 */
record Site(Path folder, List<Path> encoders) implements AutoCloseable {
  /** The launcher tells where Pith is; the build stands there. */
  private static final Path FULL =
      Path.of(System.getProperty("pith.home", ""), "models", "all-minilm-l6-v2");

  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final int BATCH = 100;
  private static final int LONG_CHARS = 1_000;
  private static final long SEED = 17;

  /** With the full encoder, over speeches; a question takes milliseconds. */
  static Site real(int documents) throws IOException {
    List<String> speeches = Speeches.inEnglish();
    return made(Files.createTempDirectory("pith-soak"), List.of(FULL), speeches, documents);
  }

  /** With two small encoders, over invented words; a question takes a fraction of that. */
  static Site tiny(int documents) throws IOException {
    Path folder = Files.createTempDirectory("pith-soak");
    List<Path> encoders =
        List.of(
            EncoderFolders.write(folder.resolve(FIRST), SEED),
            EncoderFolders.write(folder.resolve(SECOND), SEED + 1));
    return made(folder, encoders, TinyTokenizers.texts(SEED, documents), documents);
  }

  private static Site made(Path folder, List<Path> encoders, List<String> texts, int documents)
      throws IOException {
    Site site = new Site(folder, encoders);
    try (OnnxEncoder encoder = OnnxEncoder.open(EncoderDirectory.open(encoders.getFirst()));
        DocumentWriter writer = DocumentWriter.create(site.index(), List.of(encoder))) {
      List<Document> batch = new ArrayList<>();
      for (int i = 0; i < documents; i++) {
        batch.add(new Document("d" + i, "", texts.get(i % texts.size()) + " number " + i));
        if (batch.size() == BATCH || i == documents - 1) {
          writer.add(batch);
          batch.clear();
        }
      }
      writer.settle();
      return site;
    } catch (RuntimeException e) {
      site.close();
      throw e;
    }
  }

  /** Speeches, of which one takes the full encoder tens of milliseconds. */
  static List<String> longQuestions() {
    return Speeches.inEnglish().stream().filter(text -> text.length() >= LONG_CHARS).toList();
  }

  /** Some invented words each. */
  static List<String> shortQuestions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.join(" ", TinyTokenizers.texts(SEED + i, 3)).strip())
        .map(words -> words.isEmpty() ? FIRST : words)
        .toList();
  }

  Path index() {
    return folder.resolve("index");
  }

  /**
   * Starts a server of the index with all encoders.
   *
   * @param flags of its JVM
   * @param options beside index and encoders
   */
  ServedProcess serve(List<String> flags, List<String> options) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--index", index().toString(), "--models", models()));
    encoders.forEach(encoder -> arguments.addAll(List.of("--encoder", encoder.toString())));
    arguments.addAll(options);
    return ServedProcess.start(folder, flags, arguments);
  }

  /** The folder that all encoders are in. */
  private String models() {
    return Objects.requireNonNull(encoders.getFirst().getParent()).toString();
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(folder);
  }
}
