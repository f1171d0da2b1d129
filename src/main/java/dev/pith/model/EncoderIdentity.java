package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which encoder: enough to tell it from every other.
 *
 * @param name how people call it; says nothing of what it is
 * @param modelSha256 hash of its model file
 * @param fingerprint its vector space, see {@link EncoderManifest#fingerprint}
 */
public record EncoderIdentity(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String modelSha256,
    @JsonProperty(required = true) String fingerprint) {
  public EncoderIdentity {
    Sha256.require(modelSha256);
    Sha256.require(fingerprint);
  }

  public static EncoderIdentity of(EncoderManifest manifest) {
    return new EncoderIdentity(manifest.name(), manifest.model().sha256(), manifest.fingerprint());
  }

  /** Whether it is the same encoder, whatever the two are called. */
  public boolean isSameAs(EncoderIdentity other) {
    return modelSha256.equals(other.modelSha256) && fingerprint.equals(other.fingerprint);
  }
}
