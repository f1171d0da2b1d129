package dev.pith.bert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.WordNet;
import dev.pith.encode.Encoder;
import dev.pith.encode.EncoderSpec;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.AtHand;
import dev.pith.fixtures.Vectors;
import dev.pith.model.EncoderDirectory;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.TokenizerFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encoders that the build brings only when it is asked to: {@code mvn -Pencoders verify}. */
class OtherEncodersTest {
  private static final int TEXTS = 1000;

  @ParameterizedTest
  @ValueSource(strings = {"bge-small-en-v1.5", "e5-small-v2"})
  void theFusedGraphGivesTheOriginalsVectorsOnAThousandRealTexts(String name) {
    EncoderDirectory original = unpacked(name);
    EncoderWeights weights =
        BertReader.read(OnnxReader.read(original.modelBytes()), original.manifest().pooling());
    byte[] fused = OnnxWriter.toBytes(BertWriter.write(weights));
    List<String> texts = texts();

    assertThat(weights.layers()).hasSize(12);
    try (Encoder before = OnnxEncoder.open(original);
        Encoder after =
            OnnxEncoder.load(
                EncoderSpec.of("fused", original.manifest()),
                fused,
                TokenizerFiles.open(original.tokenizerFile(), original.manifest().maxTokens()))) {
      assertThat(
              Vectors.smallestCosine(
                  before.encodeAll(Role.DOCUMENT, texts), after.encodeAll(Role.DOCUMENT, texts)))
          .isGreaterThanOrEqualTo(0.99999);
    }
  }

  private static EncoderDirectory unpacked(String name) {
    Path folder = Path.of("models", name);
    // 133 MB each: only the profile that tests them brings them.
    AtHand.orSkip(folder.resolve("model.onnx"), "mvn -Pencoders brings it");
    return EncoderDirectory.open(folder);
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(WordNet.passages());
    Collections.shuffle(texts, new Random(17));
    return texts.subList(0, TEXTS);
  }
}
