package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a compressed encoder comes from: enough to make it again, bit for bit.
 *
 * @param sourceName the encoder it was made from
 * @param sourceSha256 hash of that encoder's model file
 * @param sourceFingerprint that encoder's vector space, which this one approximates; absent when a
 *     Pith that did not tell has made it
 * @param recipe the recipe as it was read
 * @param calibration which texts were shown to it, with their number and hash
 * @param passes what each pass did, in order
 * @param similarity mean cosine to the source on texts it was not calibrated on
 * @param similarityTexts how many texts that mean is over
 * @param millis how long it took to make, from reading the source to writing the encoder; of a
 *     training that was killed and gone on with, the last part
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lineage(
    @JsonProperty(required = true) String sourceName,
    @JsonProperty(required = true) String sourceSha256,
    @Nullable String sourceFingerprint,
    @JsonProperty(required = true) JsonNode recipe,
    @JsonProperty(required = true) String calibration,
    @JsonProperty(required = true) List<PassRecord> passes,
    @JsonProperty(required = true) double similarity,
    @JsonProperty(required = true) int similarityTexts,
    @JsonProperty(required = true) long millis) {
  public Lineage {
    passes = List.copyOf(passes);
  }

  /** Whether this recipe, run on this source with these texts, is what made the encoder. */
  public boolean isOf(EncoderManifest source, JsonNode otherRecipe, String otherCalibration) {
    return sourceSha256.equals(source.model().sha256())
        && recipe.equals(otherRecipe)
        && calibration.equals(otherCalibration);
  }
}
