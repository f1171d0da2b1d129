package dev.pith.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.VectorPrecision;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterSchemaTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 32, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);

  @ParameterizedTest
  @MethodSource
  void aMappingSaysWhatItWasMadeOf(VectorLayout layout) {
    ClusterSchema schema = ClusterSchema.of(List.of(FULL, COMPACT), layout);

    assertThat(ClusterSchema.read("docs-000001", mapping(schema))).isEqualTo(schema);
    assertThat(schema.isOf(List.of(COMPACT, FULL))).isTrue();
    assertThat(schema.isOf(List.of(FULL))).isFalse();
  }

  static Stream<VectorLayout> aMappingSaysWhatItWasMadeOf() {
    return Stream.of(VectorPrecision.FLOAT32, VectorPrecision.BITS_7)
        .flatMap(
            precision ->
                Stream.of(
                    VectorLayout.of(precision), new VectorLayout(precision, OptionalInt.of(64))));
  }

  /** Versions that know no passages look for vectors there, and say that they miss them. */
  @Test
  void theVectorsOfPassagesAreNotBesideTheText() {
    VectorLayout layout = new VectorLayout(VectorPrecision.FLOAT32, OptionalInt.of(64));
    ObjectNode mapping = mapping(ClusterSchema.of(List.of(FULL), layout));

    assertThat(vector(mapping).isMissingNode()).isTrue();
    meta(mapping).remove("passages");
    assertThatThrownBy(() -> ClusterSchema.read("docs-000001", mapping))
        .hasMessageContaining("mapped by the engine none");
  }

  private static ObjectNode mapping(ClusterSchema schema) {
    return (ObjectNode) GenerationSettings.of(schema, ClusterShape.DEFAULT).path("mappings");
  }

  @ParameterizedTest
  @MethodSource
  void aMappingThatIsNotAsItSaysIsRefusedByName(Consumer<ObjectNode> change, String why) {
    ObjectNode mapping = mapping(ClusterSchema.of(List.of(FULL), VectorLayout.DEFAULT));
    change.accept(mapping);

    assertThatThrownBy(() -> ClusterSchema.read("docs-000001", mapping))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("docs-000001")
        .hasMessageContaining(why);
  }

  static Stream<Arguments> aMappingThatIsNotAsItSaysIsRefusedByName() {
    return Stream.of(
        changed(
            mapping -> method(mapping).put("engine", "faiss"),
            "mapped by the engine faiss instead of lucene"),
        changed(mapping -> method(mapping).remove("engine"), "by the engine none"),
        changed(mapping -> method(mapping).put("space_type", "l2"), "compared by l2"),
        changed(
            mapping -> ((ObjectNode) vector(mapping)).put("dimension", 31),
            "of 31 dimensions instead of 32"),
        changed(
            mapping -> ((ObjectNode) vector(mapping)).put("type", "float"), "mapped by the engine"),
        changed(mapping -> mapping.remove("_meta"), "was not made by this version of Pith"),
        changed(mapping -> meta(mapping).put("format", 1), "was not made by this version of Pith"),
        changed(mapping -> meta(mapping).putArray("encoders"), "does not say which encoders"));
  }

  private static Arguments changed(Consumer<ObjectNode> change, String why) {
    return Arguments.of(change, why);
  }

  private static ObjectNode meta(ObjectNode mapping) {
    return (ObjectNode) mapping.path("_meta").path("pith");
  }

  private static JsonNode vector(ObjectNode mapping) {
    return mapping.path("properties").path("vector-" + FULL.fingerprint());
  }

  private static ObjectNode method(ObjectNode mapping) {
    return (ObjectNode) vector(mapping).path("method");
  }

  @Test
  void whatAClusterCannotHoldIsRefusedBeforeItIsAsked() {
    assertThatThrownBy(() -> ClusterSchema.of(List.of(), VectorLayout.DEFAULT))
        .hasMessageContaining("name at least one");
    assertThatThrownBy(() -> ClusterSchema.of(List.of(FULL, FULL), VectorLayout.DEFAULT))
        .hasMessageContaining("is named twice");
    assertThatThrownBy(
            () -> ClusterSchema.of(List.of(FULL), VectorLayout.of(VectorPrecision.BITS_1)))
        .hasMessageContaining("32 or 7 bits a component, not 1");
  }

  @Test
  void aNameStandsForItsOwnGenerationsOnly() {
    IndexName name = new IndexName("docs");

    assertThat(name.generation(12)).isEqualTo("docs-000012");
    assertThat(name.number("docs-000012")).hasValue(12);
    for (String other : List.of("docs", "docs-12", "docs-000012-old", "docs-a-000012", "other")) {
      assertThat(name.number(other)).isEmpty();
    }
    for (String wrong : List.of("", "Docs", "-docs", "_all", "a*", "a,b", "a/b", "x".repeat(101))) {
      assertThatThrownBy(() -> new IndexName(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
