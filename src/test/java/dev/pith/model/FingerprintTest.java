package dev.pith.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final FilePin MODEL = new FilePin("model.onnx", "a".repeat(64), 1);
  private static final FilePin TOKENIZER = new FilePin("tokenizer.json", "b".repeat(64), 1);

  @Test
  void aMeanEncoderWithoutPrefixesIsItsTwoFiles() {
    String files = MODEL.sha256() + TOKENIZER.sha256();

    assertThat(manifest(Pooling.MEAN, null, null).fingerprint())
        .isEqualTo(Sha256.of(files.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void whateverChangesVectorsIsAnotherSpace() {
    List<EncoderManifest> spaces =
        List.of(
            manifest(Pooling.MEAN, null, null),
            manifest(Pooling.CLS, null, null),
            manifest(Pooling.MEAN, "query: ", null),
            manifest(Pooling.MEAN, null, "query: "),
            manifest(Pooling.MEAN, "query: ", "passage: "),
            manifest(Pooling.MEAN, "query: p", "assage: "),
            manifest(Pooling.CLS, "query: ", "passage: "));

    Stream<String> fingerprints = spaces.stream().map(EncoderManifest::fingerprint);
    assertThat(fingerprints.distinct()).hasSameSizeAs(spaces);
  }

  @Test
  void anEmptyPrefixIsNone() {
    assertThat(manifest(Pooling.CLS, "", "")).isEqualTo(manifest(Pooling.CLS, null, null));
  }

  @Test
  void aPrefixOfOverAThousandCharactersIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> manifest(Pooling.CLS, "q".repeat(1001), null))
        .withMessageContaining("query prefix has 1001 characters");
  }

  private static EncoderManifest manifest(
      Pooling pooling, @Nullable String query, @Nullable String document) {
    return new EncoderManifest(
        "small",
        4,
        16,
        pooling,
        true,
        query,
        document,
        Batching.PADDED,
        MODEL,
        TOKENIZER,
        "MIT",
        "made here",
        null);
  }
}
