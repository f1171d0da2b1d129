package dev.pith.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.WordNet;
import dev.pith.encode.Encoder;
import dev.pith.encode.EncoderSpec;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.Models;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.Vectors;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.Pooling;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.HuggingFaceFileTokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BertRoundTripTest {
  private static EncoderDirectory full;
  private static OnnxModel original;

  @BeforeAll
  static void readTheFullModel() {
    full = Models.full();
    original = OnnxReader.read(full.modelBytes());
  }

  @Test
  void theFullModelIsRecognised() {
    EncoderWeights weights = BertReader.read(original, Pooling.MEAN);

    assertThat(weights.layers()).hasSize(6);
    assertThat(weights.hidden()).isEqualTo(384);
    assertThat(weights.embeddings().words().rows()).isEqualTo(30_522);
    assertThat(weights.layers())
        .allSatisfy(
            layer -> {
              assertThat(layer.attention().heads()).isEqualTo(12);
              assertThat(layer.feedForward().neurons()).isEqualTo(1536);
            });
  }

  @Test
  void theFusedGraphGivesTheOriginalsVectorsOnAThousandRealTexts() {
    List<String> texts = new ArrayList<>(WordNet.passages());
    Collections.shuffle(texts, new Random(17));
    texts = texts.subList(0, 1000);
    byte[] fused = OnnxWriter.toBytes(BertWriter.write(BertReader.read(original, Pooling.MEAN)));
    try (Encoder before = OnnxEncoder.open(full);
        Encoder after =
            OnnxEncoder.load(
                EncoderSpec.of("fused", full.manifest()),
                fused,
                HuggingFaceFileTokenizer.open(full.tokenizerFile(), 256))) {
      assertThat(
              Vectors.smallestCosine(
                  before.encodeAll(Role.DOCUMENT, texts), after.encodeAll(Role.DOCUMENT, texts)))
          .isGreaterThanOrEqualTo(0.99999);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void writingIsDeterministic(long seed) {
    assertThat(OnnxWriter.toBytes(BertWriter.write(TinyEncoders.random(seed))))
        .isEqualTo(OnnxWriter.toBytes(BertWriter.write(TinyEncoders.random(seed))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Softmax", "Erf", "ReduceMean", "Sqrt"})
  void aGraphWithoutAPartIsRefusedWithThatPartInTheSentence(String op) {
    assertThatThrownBy(() -> BertReader.read(without(op), Pooling.MEAN))
        .isInstanceOf(UnrecognisedGraphException.class)
        .hasMessageStartingWith("not a BERT-family encoder: ")
        .hasMessageContaining("was not found");
  }

  /** The full model with one operator put in the place of another. */
  private static OnnxModel without(String op) {
    Graph graph = original.graph();
    List<Node> nodes =
        graph.nodes().stream()
            .map(
                node ->
                    node.op().equals(op)
                        ? new Node(
                            node.name(),
                            "",
                            "Identity",
                            List.of(node.inputs().getFirst()),
                            node.outputs(),
                            new java.util.TreeMap<>())
                        : node)
            .toList();
    return new OnnxModel(
        original.irVersion(),
        original.producer(),
        original.opsets(),
        original.metadata(),
        new Graph(graph.name(), nodes, graph.initializers(), graph.inputs(), graph.outputs()));
  }
}
