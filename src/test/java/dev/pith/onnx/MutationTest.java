package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damage to a sound file: what comes out is a refusal or a model that keeps the laws, and nothing
 * else escapes.
 */
class MutationTest {
  private static final int MUTATIONS_PER_SEED = 100;

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFlippedBitIsRefusedOrReadsAsAModel(long seed) {
    byte[] sound = OnnxWriter.toBytes(RandomModels.ofSeed(seed));
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS_PER_SEED; i++) {
      byte[] damaged = sound.clone();
      int bits = 1 + random.nextInt(3);
      for (int bit = 0; bit < bits; bit++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertRefusedOrLawful(damaged);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aByteOfAnyValueIsRefusedOrReadsAsAModel(long seed) {
    byte[] sound = OnnxWriter.toBytes(RandomModels.ofSeed(seed));
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS_PER_SEED; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      assertRefusedOrLawful(damaged);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPieceLeftOutOrDoubledIsRefusedOrReadsAsAModel(long seed) {
    byte[] sound = OnnxWriter.toBytes(RandomModels.ofSeed(seed));
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS_PER_SEED; i++) {
      int from = random.nextInt(sound.length);
      int to = from + random.nextInt(sound.length - from);
      WireBytes head = new WireBytes().raw(Arrays.copyOf(sound, from));
      byte[] piece = Arrays.copyOfRange(sound, from, to);
      byte[] tail = Arrays.copyOfRange(sound, to, sound.length);
      byte[] damaged =
          (random.nextBoolean() ? head.raw(piece).raw(piece) : head).raw(tail).toBytes();
      assertRefusedOrLawful(damaged);
    }
  }

  /** The last message, the operator set, is needed by the node, so no prefix is a model. */
  @Test
  void everyTruncationIsRefused() {
    byte[] sound = SmallModel.with(unchanged -> {});
    for (int length = 0; length < sound.length; length++) {
      byte[] truncated = Arrays.copyOf(sound, length);
      assertThatThrownBy(() -> OnnxReader.read(truncated))
          .as("the first %d bytes", length)
          .isInstanceOf(MalformedModelException.class);
    }
  }

  private static void assertRefusedOrLawful(byte[] bytes) {
    Optional<OnnxModel> read = readOrRefuse(bytes);
    read.ifPresent(
        model -> assertThat(OnnxReader.read(OnnxWriter.toBytes(model))).isEqualTo(model));
  }

  private static Optional<OnnxModel> readOrRefuse(byte[] bytes) {
    try {
      return Optional.of(OnnxReader.read(bytes));
    } catch (MalformedModelException refusal) {
      assertThat(refusal).hasMessageNotContaining("\n");
      return Optional.empty();
    }
  }
}
