package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.pith.bert.BertReader;
import dev.pith.compress.Calibration;
import dev.pith.compress.QuantizeInt8;
import dev.pith.compress.Subject;
import dev.pith.fixtures.Models;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.Vectors;
import dev.pith.lookup.LookupReader;
import dev.pith.lookup.TokenVectors;
import dev.pith.model.Batching;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.Pooling;
import dev.pith.onnx.MalformedModelException;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.HuggingFaceFileTokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every encoder promises, on the full one, a quantized one and a static one. */
class OnnxEncoderTest {
  private static final int VOCABULARY = 30_522;
  private static final int DIMENSION = 384;
  private static final List<String> TEXTS = texts();
  private static OnnxEncoder full;
  private static OnnxEncoder quantized;
  private static OnnxEncoder table;
  private static byte[] tableFile = new byte[0];

  @BeforeAll
  static void load() {
    EncoderDirectory directory = Models.full();
    full = OnnxEncoder.open(directory);
    Subject subject =
        new Subject.Recognised(
            BertReader.read(OnnxReader.read(directory.modelBytes()), Pooling.MEAN));
    Calibration unused = TinyEncoders.calibration(1, 1);
    byte[] int8 = OnnxWriter.toBytes(new QuantizeInt8().apply(subject, unused).subject().toModel());
    quantized =
        OnnxEncoder.load(
            EncoderSpec.of("int8", directory.manifest()).unpublished("int8", Batching.SINGLE),
            int8,
            HuggingFaceFileTokenizer.open(directory.tokenizerFile(), 256));
    Subject vectors =
        new Subject.Static(
            new TokenVectors(TinyEncoders.matrix(new Random(1), VOCABULARY, DIMENSION, 1)));
    tableFile = OnnxWriter.toBytes(new QuantizeInt8().apply(vectors, unused).subject().toModel());
    table =
        OnnxEncoder.load(
            tableSpec(), tableFile, HuggingFaceFileTokenizer.open(directory.tokenizerFile(), 256));
  }

  private static EncoderSpec tableSpec() {
    return EncoderSpec.of("table", Models.full().manifest()).unpublished("table", Batching.PADDED);
  }

  @AfterAll
  static void close() {
    full.close();
    quantized.close();
    table.close();
  }

  static Stream<OnnxEncoder> encoders() {
    return Stream.of(full, quantized, table);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("encoders")
  void aTextHasOneVectorWhateverSharesItsBatch(OnnxEncoder encoder) {
    List<float[]> alone =
        TEXTS.stream().map(text -> encoder.encode(Role.QUERY, text).vector()).toList();

    assertThat(Vectors.smallestCosine(alone, encoder.encodeAll(Role.DOCUMENT, TEXTS)))
        .isGreaterThanOrEqualTo(0.9999);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("encoders")
  void aTextHasOneVectorOnEveryThread(OnnxEncoder encoder) {
    float[] alone = encoder.encode(Role.QUERY, TEXTS.getFirst()).vector();

    List<float[]> together =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> encoder.encode(Role.QUERY, TEXTS.get(i % 2 == 0 ? 0 : 7)).vector())
            .toList();

    for (int i = 0; i < together.size(); i += 2) {
      assertThat(Vectors.cosine(alone, together.get(i))).isGreaterThanOrEqualTo(0.9999);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("encoders")
  void vectorsHaveUnitLength(OnnxEncoder encoder) {
    for (float[] vector : encoder.encodeAll(Role.DOCUMENT, TEXTS)) {
      double squares = 0;
      for (float value : vector) {
        squares += (double) value * value;
      }
      assertThat(squares).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aStaticEncoderGivesWhatItsGraphGives() {
    long[][] texts = {{101, 102}, {101, 7592, 2088, 102}, {101, 7592, 7592, 30_521, 102}};
    ByteBuffer file = ByteBuffer.allocateDirect(tableFile.length).put(tableFile).flip();
    try (ModelSession session = ModelSession.open(tableSpec(), file);
        TableModel inJava =
            new TableModel("table", LookupReader.read(OnnxReader.read(tableFile)).orElseThrow())) {
      for (long[] ids : texts) {
        assertThat(inJava.embed(List.of(ids))[0])
            .containsExactly(session.embed(List.of(ids))[0], within(1e-6f));
      }
    }
  }

  @Test
  void anIdWithoutAVectorIsNamedAsAFaultOfTheFiles() {
    try (TableModel model =
        new TableModel("table", LookupReader.read(OnnxReader.read(tableFile)).orElseThrow())) {
      assertThatThrownBy(() -> model.embed(List.of(new long[] {VOCABULARY})))
          .isInstanceOf(EncoderException.class)
          .hasMessageContaining("do not belong together");
    }
  }

  @Test
  void anInt8EncoderStaysCloseToTheFullOne() {
    assertThat(
            Vectors.meanCosine(
                full.encodeAll(Role.DOCUMENT, TEXTS), quantized.encodeAll(Role.DOCUMENT, TEXTS)))
        .isGreaterThan(0.98);
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    Embedding embedding = full.encode(Role.QUERY, "word ".repeat(1000));

    assertThat(embedding.tokens()).isEqualTo(256);
    assertThat(embedding.truncated()).isTrue();
    assertThat(full.encode(Role.QUERY, "word").truncated()).isFalse();
  }

  @Test
  void anEmptyTextHasAVectorToo() {
    assertThat(full.encode(Role.QUERY, "").tokens()).isEqualTo(2);
    assertThat(full.encodeAll(Role.DOCUMENT, List.of())).isEmpty();
  }

  @Test
  void bytesThatAreNoModelAreRefusedInASentence() {
    HuggingFaceFileTokenizer tokenizer =
        HuggingFaceFileTokenizer.open(Models.full().tokenizerFile(), 256);
    assertThatThrownBy(
            () ->
                OnnxEncoder.load(
                    EncoderSpec.of("broken", Models.full().manifest()),
                    new byte[] {1, 2, 3},
                    tokenizer))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("broken");
  }

  @Test
  void aModelWithWeightsInAnotherFileNeverReachesTheRuntime() throws IOException {
    ModelProto.Builder model = ModelProto.parseFrom(tableFile).toBuilder();
    model
        .getGraphBuilder()
        .getInitializerBuilder(0)
        .clearRawData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(
            StringStringEntryProto.newBuilder().setKey("location").setValue("../weights.bin"));

    assertThatThrownBy(
            () ->
                OnnxEncoder.load(
                    tableSpec(),
                    model.build().toByteArray(),
                    HuggingFaceFileTokenizer.open(Models.full().tokenizerFile(), 256)))
        .isInstanceOf(EncoderException.class)
        .hasCauseInstanceOf(MalformedModelException.class)
        .hasMessageStartingWith("the model of table is refused: at byte ")
        .hasMessageContaining("its data lies in another file");
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      texts.add(
          "The %dth sentence is about ships, stars and bread. ".formatted(i).repeat(1 + i % 9));
    }
    return texts;
  }
}
