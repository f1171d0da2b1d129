package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A copy with the vectors of one encoder is what that encoder would have made alone. */
class IndexCopyTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 64, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 32, 2);
  private static final List<Document> DOCUMENTS = Texts.documents(new Random(5), 1_000);

  @TempDir private Path folder;

  /** An index in two commits; the second replaces a document of the first. */
  private Path index(String name, OptionalInt passageTokens, Encoder... encoders) {
    Path path = folder.resolve(name);
    try (DocumentWriter writer =
        DocumentWriter.create(path, List.of(encoders), VectorPrecision.FLOAT32, passageTokens)) {
      writer.add(DOCUMENTS.subList(0, 700));
      writer.add(DOCUMENTS.subList(700, 1_000));
      writer.add(List.of(new Document("d5", "", "w7")));
    }
    return path;
  }

  private Path copy(Path from, Encoder encoder, VectorPrecision precision) {
    Path copy = folder.resolve("copy-" + encoder.name());
    IndexCopy.write(from, copy, precision, encoder);
    return copy;
  }

  private static IndexFacts facts(Path index) {
    try (DocumentIndex opened = DocumentIndex.open(index)) {
      return opened.facts();
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPrecision.class)
  void itTakesTheBytesOfThatEncoderAlone(VectorPrecision precision) {
    Path shared = index("shared", OptionalInt.empty(), FULL, COMPACT);
    for (Encoder encoder : List.of(FULL, COMPACT)) {
      Path alone = folder.resolve("alone-" + encoder.name() + "-copy");
      IndexCopy.write(
          index("alone-" + encoder.name(), OptionalInt.empty(), encoder), alone, precision);

      IndexFacts copied = facts(copy(shared, encoder, precision));

      IndexFacts expected = facts(alone);
      assertThat(copied.fields()).isEqualTo(expected.fields()).hasSize(1);
      assertThat(copied.precision()).isEqualTo(precision);
      assertThat(copied.bytes().hot())
          .isCloseTo(expected.bytes().hot(), within(expected.bytes().hot() / 50));
      assertThat(copied.bytes().disk())
          .isCloseTo(expected.bytes().disk(), within(expected.bytes().disk() / 50));
    }
  }

  @Test
  void itHoldsTheSameDocumentsAndTheirVectors() {
    Path shared = index("shared", OptionalInt.empty(), FULL, COMPACT);
    Path copy = copy(shared, COMPACT, VectorPrecision.FLOAT32);

    IndexCheck check = IndexCheck.of(copy, List.of(COMPACT), 100);

    assertThat(check.broken()).isEmpty();
    assertThat(check.documents()).isEqualTo(1_000);
    assertThat(check.encoders())
        .singleElement()
        .satisfies(one -> assertThat(one.lowestCosine()).isCloseTo(1, within(1e-6)));
    try (DocumentIndex opened = DocumentIndex.open(copy)) {
      assertThat(opened.document("d5").orElseThrow().text()).isEqualTo("w7");
      assertThatThrownBy(() -> opened.field(FULL, Pairing.SYMMETRIC))
          .isInstanceOf(IndexException.class);
    }
  }

  @Test
  void passagesStayPassages() {
    Path shared = index("shared", OptionalInt.of(16), FULL, COMPACT);

    Path copy = copy(shared, FULL, VectorPrecision.BITS_1);

    IndexCheck check = IndexCheck.of(copy, List.of(FULL), 100);
    assertThat(check.broken()).isEmpty();
    assertThat(check.documents()).isEqualTo(1_000);
    assertThat(facts(copy).passageTokens()).hasValue(16);
  }

  @Test
  void anEncoderThatMadeNoneOfTheVectorsIsRefusedByName() {
    Path alone = index("alone", OptionalInt.empty(), FULL);

    assertThatThrownBy(() -> copy(alone, COMPACT, VectorPrecision.FLOAT32))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("'compact'")
        .hasMessageContaining("did not make them");
    assertThat(folder.resolve("copy-compact")).doesNotExist();
  }
}
