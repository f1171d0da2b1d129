package dev.pith.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pith.encode.Embedding;
import dev.pith.server.EmbeddingRequest.VectorForm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The answer of {@code /v1/embeddings}; the names are OpenAI's.
 *
 * @param data in the order of the texts
 */
record EmbeddingAnswer(String object, List<Vector> data, String model, Usage usage) {

  /**
   * The vector of one text.
   *
   * @param index of the text, from 0
   * @param embedding a {@code float[]}, or its bytes in base64
   */
  record Vector(String object, int index, Object embedding) {}

  /**
   * What it took: all texts together, special tokens and prefixes included, as far as the encoder
   * has read them.
   */
  record Usage(
      @JsonProperty("prompt_tokens") long promptTokens,
      @JsonProperty("total_tokens") long totalTokens) {}

  /**
   * @param embedded in the order of the texts
   */
  static EmbeddingAnswer of(EmbeddingRequest request, List<Embedding> embedded) {
    long tokens = embedded.stream().mapToLong(Embedding::tokens).sum();
    List<Vector> data =
        IntStream.range(0, embedded.size())
            .mapToObj(
                i -> new Vector("embedding", i, written(embedded.get(i).vector(), request.form())))
            .toList();
    return new EmbeddingAnswer("list", data, request.encoder().name(), new Usage(tokens, tokens));
  }

  private static Object written(float[] vector, VectorForm form) {
    return switch (form) {
      case FLOAT -> vector;
      case BASE64 -> base64(vector);
    };
  }

  private static String base64(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
