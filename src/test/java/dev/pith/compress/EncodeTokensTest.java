package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.fixtures.Vectors;
import dev.pith.lookup.TokenVectors;
import dev.pith.making.RuntimeGraphs;
import dev.pith.onnx.OnnxModel;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodeTokensTest {
  private static final int BUDGET = 100_000;
  private static final Subject ENCODER = new Subject.Recognised(TinyEncoders.random(1));
  private static final TextSupply SUPPLY =
      new TextSupply(TinyTokenizers.texts(2, 20), TinyTokenizers.texts(3, 600), List.of());
  private static final List<long[]> TEXTS = ids(TinyTokenizers.texts(4, 40));

  @Test
  void aTextOfOneTokenIsWhatTheEncoderSaysOfItLessWhatItSaysOfAll() {
    TokenVectors vectors = made(Optional.empty()).vectors();
    List<long[]> alone = alone();
    FloatMatrix said = teacher().vectors(alone);

    for (int id : ordinary()) {
      float[] expected = new float[said.columns()];
      for (int d = 0; d < expected.length; d++) {
        int at = d;
        double mean =
            IntStream.range(0, alone.size()).mapToDouble(i -> said.at(i, at)).average().orElse(0);
        expected[d] = (float) (said.at(id, d) - mean);
      }
      assertThat(Vectors.cosine(vectors.embed(alone.get(id)), expected)).isGreaterThan(0.9999);
    }
  }

  @Test
  void tokensCountTheLessTheMoreOftenTheyAreMet() {
    LoneTokens tokens = new LoneTokens(TinyTokenizers.definition(), teacher(), "encode-tokens");
    FloatMatrix said = tokens.vectors();
    FloatMatrix table = made(Optional.empty()).vectors().table().toFloats();
    List<long[]> counted = ids(Stream.concat(SUPPLY.corpus().stream(), texts()).toList());
    long all = counted.stream().mapToLong(text -> text.length).sum();

    for (int id : ordinary()) {
      long met = counted.stream().flatMapToLong(Arrays::stream).filter(one -> one == id).count();
      double weight = 1e-3 / (1e-3 + (double) met / all);
      assertThat(length(table, id)).isCloseTo(weight * length(said, id), within(1e-5));
    }
  }

  private static Stream<String> texts() {
    return SUPPLY.general().stream().distinct();
  }

  @Test
  void asManyDimensionsAsTheEncoderHasAreItsOwn() {
    assertThat(made(Optional.of(TinyEncoders.HIDDEN))).isEqualTo(made(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 31})
  void liftingLeavesInnerProductsAsTheyAre(int dimensions) {
    Subject.Static made = made(Optional.of(dimensions));
    assertThat(made.vectors().dimension()).isEqualTo(dimensions);

    List<float[]> narrow = embed(made.toModel());
    List<float[]> lifted = embed(made.toModelInSourceSpace());

    for (int text = 1; text < narrow.size(); text++) {
      assertThat(lifted.get(text)).hasSize(TinyEncoders.HIDDEN);
      assertThat(Vectors.cosine(lifted.get(text - 1), lifted.get(text)))
          .isCloseTo(Vectors.cosine(narrow.get(text - 1), narrow.get(text)), within(1e-4));
    }
  }

  @Test
  void moreDimensionsAreNearerToAllOfThem() {
    List<float[]> all = embed(made(Optional.empty()).toModel());
    double nearest = -1;
    for (int dimensions : new int[] {2, 8, 16, 31}) {
      List<float[]> lifted = embed(made(Optional.of(dimensions)).toModelInSourceSpace());
      double cosine = Vectors.meanCosine(all, lifted);
      assertThat(cosine).isGreaterThan(nearest);
      nearest = cosine;
    }
    assertThat(nearest).isBetween(0.98, 1.0);
  }

  @Test
  void theEmptyTextHasAVectorThatNoOtherTextHears() {
    TokenVectors vectors = made(Optional.empty()).vectors();
    long[] empty = ids(List.of("")).getFirst();

    float[] expected = teacher().vectors(List.of(empty)).values();
    assertThat(Vectors.cosine(vectors.embed(empty), expected)).isCloseTo(1, within(1e-5));
    for (long[] text : TEXTS) {
      long[] without = Arrays.copyOfRange(text, 1, text.length);
      assertThat(Vectors.cosine(vectors.embed(text), vectors.embed(without)))
          .isGreaterThan(0.99999);
    }
  }

  @Test
  void roundingKeepsWhereTheVectorsLie() {
    Subject.Static made = made(Optional.of(8));

    Subject rounded = new QuantizeInt8().apply(made, TinyEncoders.calibration(5, 5)).subject();

    assertThat(rounded)
        .isInstanceOfSatisfying(
            Subject.Static.class,
            quantized -> {
              assertThat(quantized.vectors().table()).isInstanceOf(Int8Matrix.class);
              assertThat(quantized.directions()).isEqualTo(made.directions());
            });
    assertThat(
            Vectors.smallestCosine(
                embed(made.toModelInSourceSpace()), embed(rounded.toModelInSourceSpace())))
        .isGreaterThan(0.999);
  }

  @Test
  void moreDimensionsThanThereAreAndASecondTableAreRefused() {
    assertThatThrownBy(() -> made(Optional.of(TinyEncoders.HIDDEN + 1)))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("has 32, ask for at most as many");
    Subject.Static made = made(Optional.empty());
    assertThatThrownBy(
            () ->
                new EncodeTokens(Optional.empty(), BUDGET)
                    .apply(made, TinyEncoders.calibration(5, 5)))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("before fit-static or encode-tokens");
  }

  private static Subject.Static made(Optional<Integer> dimensions) {
    Calibration calibration =
        Calibration.of(
            Workbench.withoutTrainer(new RuntimeGraphs()),
            SUPPLY,
            new Source(ENCODER, TinyTokenizers.definition()));
    return (Subject.Static)
        new EncodeTokens(dimensions, BUDGET).apply(ENCODER, calibration).subject();
  }

  private static Teacher teacher() {
    return Teacher.of(TinyEncoders.random(1), TinyEncoders.calibration(5, 5));
  }

  /** Each token between those that stand around every text. */
  private static List<long[]> alone() {
    long[] empty = ids(List.of("")).getFirst();
    return IntStream.range(0, TinyEncoders.VOCABULARY)
        .mapToObj(id -> new long[] {empty[0], id, empty[1]})
        .toList();
  }

  private static int[] ordinary() {
    List<String> pieces = TinyTokenizers.pieces();
    return IntStream.range(0, pieces.size())
        .filter(id -> !pieces.get(id).startsWith("["))
        .toArray();
  }

  private static double length(FloatMatrix table, int row) {
    double squares = 0;
    for (int d = 0; d < table.columns(); d++) {
      squares += (double) table.at(row, d) * table.at(row, d);
    }
    return Math.sqrt(squares);
  }

  private static List<float[]> embed(OnnxModel model) {
    try (GraphRunner.Loaded graph = new RuntimeGraphs().load(model)) {
      return TEXTS.stream().map(ids -> VectorDamage.embed(graph, ids, model)).toList();
    }
  }

  private static List<long[]> ids(List<String> texts) {
    try (Tokenizer tokenizer = TokenizerFiles.open(TinyTokenizers.definition())) {
      return texts.stream().map(text -> tokenizer.tokenize(text).ids()).toList();
    }
  }
}
