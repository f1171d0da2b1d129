package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an index remembers of its graph. */
class GraphShapeTest {
  private static final Path PATH = Path.of("index");
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 16, 1);

  private static IndexSchema schema(
      VectorPrecision precision, GraphShape graph, OptionalInt tokens) {
    return IndexSchema.of(List.of(ENCODER), precision, graph, tokens);
  }

  @ParameterizedTest
  @EnumSource(VectorPrecision.class)
  void aSchemaIsReadAsItWasWritten(VectorPrecision precision) {
    Random random = new Random(precision.bits());
    for (int i = 0; i < 20; i++) {
      GraphShape graph = new GraphShape(random.nextInt(2, 513), random.nextInt(2, 3_201));
      OptionalInt tokens = random.nextBoolean() ? OptionalInt.of(40) : OptionalInt.empty();
      IndexSchema schema = schema(precision, graph, tokens);
      assertThat(IndexSchema.read(PATH, schema.userData())).isEqualTo(schema);
    }
  }

  @Test
  void anIndexThatSaysNothingOfItsGraphHas24NeighboursAndABeamOf80() {
    IndexSchema schema = schema(VectorPrecision.BITS_8, new GraphShape(8, 9), OptionalInt.empty());
    Map<String, String> userData = new HashMap<>(schema.userData());
    assertThat(userData.remove("pith.graph.neighbours")).isEqualTo("8");
    assertThat(userData.remove("pith.graph.beam")).isEqualTo("9");

    IndexSchema read = IndexSchema.read(PATH, userData);

    assertThat(read.graph()).isEqualTo(new GraphShape(24, 80)).isEqualTo(GraphShape.DEFAULT);
    assertThat(read.with(schema.precision(), schema.graph())).isEqualTo(schema);
  }

  @ParameterizedTest
  @CsvSource({
    "pith.graph.neighbours, 0",
    "pith.graph.neighbours, 513",
    "pith.graph.neighbours, many",
    "pith.graph.beam, -1",
    "pith.graph.beam, 3201",
    "pith.graph.beam, ''"
  })
  void anIndexThatSaysWhatCannotBeIsRefused(String key, String value) {
    Map<String, String> userData =
        new HashMap<>(
            schema(VectorPrecision.FLOAT32, GraphShape.DEFAULT, OptionalInt.empty()).userData());
    userData.put(key, value);
    assertThatThrownBy(() -> IndexSchema.read(PATH, userData))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("build it again");
  }

  @ParameterizedTest
  @CsvSource({"1, 80, 1 neighbours", "513, 80, 513 neighbours", "24, 1, a beam of 1"})
  void aShapeThatIsOutOfBoundsIsRefused(int neighbours, int beamWidth, String told) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GraphShape(neighbours, beamWidth))
        .withMessageContaining(told)
        .withMessageContaining("choose from 2 to");
  }

  @ParameterizedTest
  @EnumSource(VectorPrecision.class)
  void everyPrecisionLinksAsItIsTold(VectorPrecision precision) {
    for (Linking linking : Linking.values()) {
      assertThat(precision.format(new GraphShape(7, 9), linking).toString())
          .contains("maxConn=7, beamWidth=9");
    }
  }
}
