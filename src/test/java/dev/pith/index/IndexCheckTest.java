package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Embedding;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.ForwardingEncoder;
import dev.pith.fixtures.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexCheckTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);
  private static final long SEED = 11;
  private static final int FLIPS_PER_FILE = 40;

  @TempDir Path folder;
  private Path path = Path.of("");

  @BeforeEach
  void name() {
    path = folder.resolve("index");
  }

  /** A large segment with deletions, whose files stand alone, and a small one in a single file. */
  private void build(VectorPrecision precision) {
    try (DocumentWriter writer =
        DocumentWriter.create(folder.resolve("small"), List.of(FULL, COMPACT), precision)) {
      writer.add(Texts.documents(new Random(SEED), 200));
    }
    IndexCopy.write(folder.resolve("small"), path, precision);
    try (DocumentWriter writer = DocumentWriter.open(path, List.of(FULL, COMPACT))) {
      writer.add(List.of(new Document("more", "", "w1 w2"), new Document("d5", "", "w7")));
    }
  }

  private IndexCheck check() {
    return IndexCheck.of(path, List.of(FULL, COMPACT), 50);
  }

  @ParameterizedTest
  @EnumSource(VectorPrecision.class)
  void aWholeIndexIsWholeAtEveryPrecision(VectorPrecision precision) {
    build(precision);

    IndexCheck check = check();

    assertThat(check.broken()).isEmpty();
    assertThat(check.documents()).isEqualTo(201);
    assertThat(check.encoders())
        .extracting(VectorCheck::documents)
        .allMatch(n -> n >= 30 && n <= 50);
    assertThat(check.encoders())
        .extracting(VectorCheck::lowestCosine)
        .allMatch(cosine -> Math.abs(cosine - 1) < 1e-6);
  }

  @Test
  void aFlippedByteInAnyFileIsToldByTheFilesName() throws IOException {
    build(VectorPrecision.BITS_4);
    Random random = new Random(SEED);
    Set<String> kinds = new HashSet<>();
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      String name = String.valueOf(file.getFileName());
      kinds.add(name.replaceFirst(".*\\.", "").replaceFirst("segments_.*", "segments"));
      for (int flip = 0; flip < FLIPS_PER_FILE; flip++) {
        byte[] bad = good.clone();
        int at = random.nextInt(bad.length);
        bad[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bad);

        assertThat(check().broken())
            .as("%s, byte %d", name, at)
            .hasSize(1)
            .allMatch(told -> told.startsWith(name + ":"));
      }
      Files.write(file, good);
    }
    assertThat(check().broken()).isEmpty();
    assertThat(kinds).contains("segments", "si", "cfs", "cfe", "liv", "fdt", "vec", "vex", "tim");
  }

  @Test
  void aFileThatIsCutShortOrMissingIsToldByItsName() throws IOException {
    build(VectorPrecision.FLOAT32);
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      String name = String.valueOf(file.getFileName());
      for (int length : new int[] {good.length - 1, good.length / 2, 0}) {
        Files.write(file, Arrays.copyOf(good, length));
        assertThat(check().broken())
            .as("%s, %d bytes", name, length)
            .hasSize(1)
            .allMatch(told -> told.startsWith(name + ":"));
      }
      Files.delete(file);
      if (name.startsWith("segments_")) {
        assertThatThrownBy(this::check).hasMessageContaining("no index");
      } else {
        assertThat(check().broken()).as("without %s", name).hasSize(1);
        assertThat(check().broken().getFirst()).contains(name);
      }
      Files.write(file, good);
    }
  }

  @Test
  void twoDamagedFilesAreBothTold() throws IOException {
    build(VectorPrecision.FLOAT32);
    List<String> names = List.of("vec", "fdt");
    for (Path file : files()) {
      if (names.contains(file.toString().replaceFirst(".*\\.", ""))) {
        byte[] bad = Files.readAllBytes(file);
        bad[bad.length / 2] ^= 1;
        Files.write(file, bad);
      }
    }
    assertThat(check().broken()).hasSize(2);
  }

  @Test
  void vectorsThatTheEncoderDoesNotMakeAreToldByEncoderAndDocument() {
    build(VectorPrecision.FLOAT32);
    Encoder impostor = new Impostor(FULL, new BagOfWordsEncoder("full", 16, 99));

    IndexCheck check = IndexCheck.of(path, List.of(COMPACT, impostor), 50);

    assertThat(check.broken()).hasSize(1);
    assertThat(check.broken().getFirst()).contains("'full'", "cosine", "document '");
  }

  @Test
  void anEncoderThatDidNotMakeTheIndexIsRefused() {
    build(VectorPrecision.FLOAT32);
    Encoder stranger = new BagOfWordsEncoder("stranger", 16, 99);
    assertThatThrownBy(() -> IndexCheck.of(path, List.of(stranger), 50))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("'stranger'");
  }

  @Test
  void documentsWithoutAVectorOrAnIdAreCounted() throws IOException {
    IndexSchema schema =
        IndexSchema.of(
            List.of(FULL), VectorPrecision.FLOAT32, GraphShape.DEFAULT, OptionalInt.empty());
    try (var directory = FSDirectory.open(path);
        var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      writer.addDocument(List.of(new KeywordField(Fields.ID, "a", Field.Store.YES)));
      writer.addDocument(List.of());
      Map<String, String> userData = schema.userData();
      writer.setLiveCommitData(userData.entrySet());
      writer.commit();
    }
    assertThat(IndexCheck.of(path, List.of(), 50).broken())
        .satisfiesExactlyInAnyOrder(
            told -> assertThat(told).isEqualTo("1 documents have no id"),
            told -> assertThat(told).contains("'full'", "2 documents have no vector"));
  }

  @Test
  void anEmptyIndexIsWhole() {
    DocumentWriter.create(path, List.of(FULL)).close();
    IndexCheck check = IndexCheck.of(path, List.of(FULL), 50);
    assertThat(check.broken()).isEmpty();
    assertThat(check.documents()).isZero();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }

  /** Claims to be one encoder and makes the vectors of another. */
  private record Impostor(Encoder encoder, Encoder made) implements ForwardingEncoder {
    @Override
    public Embedding encode(Role role, String text) {
      return made.encode(role, text);
    }

    @Override
    public List<float[]> encodeAll(Role role, List<String> texts) {
      return made.encodeAll(role, texts);
    }
  }
}
