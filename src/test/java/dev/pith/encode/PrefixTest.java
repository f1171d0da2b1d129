package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.BertWriter;
import dev.pith.fixtures.RecordingTokenizer;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.model.Batching;
import dev.pith.model.Pooling;
import dev.pith.model.Prefixes;
import dev.pith.onnx.OnnxWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrefixTest {
  private static final byte[] MODEL =
      OnnxWriter.toBytes(BertWriter.write(TinyEncoders.random(5, Pooling.CLS)));
  private static final Prefixes E5 = new Prefixes("query: ", "passage: ");

  private final RecordingTokenizer tokenizer = new RecordingTokenizer(20);

  @Test
  void theTokenizerReadsTheRolesPrefixOnceInFrontOfEveryText() {
    try (Encoder encoder = open(E5)) {
      tokenizer.read().clear();

      encoder.encode(Role.QUERY, "stars");
      encoder.encode(Role.DOCUMENT, "bread");
      encoder.encodeAll(Role.QUERY, List.of("ships"));
      encoder.encodeAll(Role.DOCUMENT, List.of("salt"));

      assertThat(tokenizer.read())
          .containsExactly("query: stars", "passage: bread", "query: ships", "passage: salt");
    }
  }

  @Test
  void aPrefixedTextHasTheVectorOfTheTextWrittenOut() {
    try (Encoder prefixed = open(E5);
        Encoder plain = open(Prefixes.NONE)) {
      for (Role role : Role.values()) {
        String prefix = role == Role.QUERY ? "query: " : "passage: ";
        float[] expected = plain.encode(Role.QUERY, prefix + "old ships").vector();

        assertThat(prefixed.encode(role, "old ships").vector())
            .containsExactly(expected, within(0f));
        assertThat(prefixed.encodeAll(role, List.of("old ships")).getFirst())
            .containsExactly(expected, within(1e-6f));
      }
    }
  }

  @Test
  void withoutPrefixesTheRoleChangesNothing() {
    try (Encoder plain = open(Prefixes.NONE)) {
      assertThat(plain.encode(Role.QUERY, "old ships").vector())
          .containsExactly(plain.encode(Role.DOCUMENT, "old ships").vector(), within(0f));
    }
  }

  @Test
  void aPrefixThatLeavesNoRoomForTextIsRefused() {
    assertThatThrownBy(() -> open(new Prefixes("", "word ".repeat(20))))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("fills all of its 20 tokens");
  }

  private Encoder open(Prefixes prefixes) {
    EncoderSpec spec =
        new EncoderSpec(
            "tiny",
            "tiny",
            Optional.empty(),
            TinyEncoders.HIDDEN,
            Pooling.CLS,
            prefixes,
            Batching.PADDED);
    return OnnxEncoder.load(spec, MODEL, tokenizer);
  }
}
