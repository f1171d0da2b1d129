package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code encoder.json}: what an encoder is and which files make it.
 *
 * @param name how people call it
 * @param dimension length of its vectors
 * @param maxTokens longest input in tokens, the special ones included; longer texts are cut
 * @param pooling how token vectors become one
 * @param normalized whether vectors have unit length
 * @param queryPrefix what it reads in front of every query; absent for nothing
 * @param documentPrefix what it reads in front of every document; absent for nothing
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
    @JsonProperty(required = true) Pooling pooling,
    @JsonProperty(required = true) boolean normalized,
    @Nullable String queryPrefix,
    @Nullable String documentPrefix,
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
    if (!normalized) {
      throw new IllegalArgumentException("normalized must be true: vectors have unit length");
    }
    Prefixes prefixes = Prefixes.of(queryPrefix, documentPrefix);
    queryPrefix = emptyAsAbsent(prefixes.query());
    documentPrefix = emptyAsAbsent(prefixes.document());
  }

  /** The same encoder, batched in another way. */
  public EncoderManifest with(Batching other) {
    return new EncoderManifest(
        name,
        dimension,
        maxTokens,
        pooling,
        normalized,
        queryPrefix,
        documentPrefix,
        other,
        model,
        tokenizer,
        license,
        source,
        lineage);
  }

  /** What stands in front of queries and documents. */
  public Prefixes prefixes() {
    return Prefixes.of(queryPrefix, documentPrefix);
  }

  /**
   * Identifies the vector space: a hash over the model's and the tokenizer's hashes, and over
   * pooling and prefixes where there is something to say of them.
   */
  public String fingerprint() {
    StringBuilder space = new StringBuilder(model.sha256()).append(tokenizer.sha256());
    if (pooling != Pooling.MEAN) {
      space.append(" pooling ").append(pooling.label());
    }
    if (!prefixes().equals(Prefixes.NONE)) {
      // The length tells where the query's ends, whatever it contains.
      String query = prefixes().query();
      space.append(" prefixes ").append(query.length()).append(' ').append(query);
      space.append(prefixes().document());
    }
    return Sha256.of(space.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The fingerprint of the encoder whose vectors this one's come close to, if it was made so. */
  public Optional<String> approximates() {
    return Optional.ofNullable(lineage).map(Lineage::sourceFingerprint);
  }

  private static @Nullable String emptyAsAbsent(String prefix) {
    return prefix.isEmpty() ? null : prefix;
  }
}
