package dev.pith.bench;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.util.List;

/**
 * LangChain4j's quantized all-MiniLM-L6-v2, as its documentation has it used: one object, {@code
 * embed} for a question, {@code embedAll} for many passages (on a pool of as many threads as there
 * are cores). It tokenizes, runs ONNX Runtime, pools and normalizes, as Pith's encoders do.
 */
public final class LangChain4jEncoder implements Encoder {
  private final EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();

  @Override
  public String name() {
    return "langchain4j-q";
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  /** Longer texts are read in parts. */
  @Override
  public int maxTokens() {
    return Integer.MAX_VALUE - 1;
  }

  /** Not told by the library. */
  @Override
  public int countTokens(Role role, String text) {
    throw new UnsupportedOperationException("LangChain4j does not tell how many tokens it reads");
  }

  /** The model lies in a library and not in a folder: not counted. */
  @Override
  public long sizeBytes() {
    return 0;
  }

  @Override
  public String fingerprint() {
    return name();
  }

  /** Does not tell its stages or how many tokens it read. */
  @Override
  public dev.pith.encode.Embedding encode(Role role, String text) {
    long start = System.nanoTime();
    float[] vector = model.embed(text).content().vector();
    return new dev.pith.encode.Embedding(vector, 0, false, 0, System.nanoTime() - start);
  }

  @Override
  public List<float[]> encodeAll(Role role, List<String> texts) {
    return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
        .map(Embedding::vector)
        .toList();
  }

  @Override
  public void close() {
    // The library closes nothing.
  }
}
