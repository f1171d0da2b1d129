package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code encoder.json}: what an encoder is and which files make it.
 *
 * @param name how people call it
 * @param dimension length of its vectors
 * @param maxTokens longest input in tokens, the special ones included; longer texts are cut
 * @param pooling {@code mean}: the vector is the mean of the token vectors
 * @param normalized whether vectors have unit length
 * @param batching which texts may share a run
 * @param model the ONNX file
 * @param tokenizer the tokenizer file
 * @param license SPDX identifier of the weights' license
 * @param source where the weights come from
 * @param lineage how it was compressed; absent for an encoder that was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EncoderManifest(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) int dimension,
    @JsonProperty(required = true) int maxTokens,
    @JsonProperty(required = true) String pooling,
    @JsonProperty(required = true) boolean normalized,
    @JsonProperty(required = true) Batching batching,
    @JsonProperty(required = true) FilePin model,
    @JsonProperty(required = true) FilePin tokenizer,
    @JsonProperty(required = true) String license,
    @JsonProperty(required = true) String source,
    @Nullable Lineage lineage) {
  /** The manifest's file name in an encoder directory. */
  public static final String FILE = "encoder.json";

  private static final int MAX_DIMENSION = 1024;
  private static final int MAX_TOKENS = 8192;

  public EncoderManifest {
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " is not 1 to " + MAX_DIMENSION);
    }
    if (maxTokens < 2 || maxTokens > MAX_TOKENS) {
      throw new IllegalArgumentException("maxTokens " + maxTokens + " is not 2 to " + MAX_TOKENS);
    }
    if (!pooling.equals("mean")) {
      throw new IllegalArgumentException("pooling '" + pooling + "' is not known; 'mean' is");
    }
    if (!normalized) {
      throw new IllegalArgumentException("normalized must be true: vectors have unit length");
    }
  }

  /** Identifies the vector space: a hash over the model's and the tokenizer's hashes. */
  public String fingerprint() {
    String both = model.sha256() + tokenizer.sha256();
    return Sha256.of(both.getBytes(StandardCharsets.US_ASCII));
  }
}
