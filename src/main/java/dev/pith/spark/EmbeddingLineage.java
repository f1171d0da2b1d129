package dev.pith.spark;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pith.index.VectorField;
import dev.pith.model.EncoderManifest;
import java.io.Serializable;

/**
 * What made the vectors in a folder, and how its partitions were cut.
 *
 * @param format version of the folder's layout
 * @param encoder what it was called
 * @param modelSha256 hash of its model file
 * @param fingerprint its vector space
 * @param dimension length of its vectors
 * @param partitionDocuments documents of each partition but the last
 */
public record EmbeddingLineage(
    @JsonProperty(required = true) int format,
    @JsonProperty(required = true) String encoder,
    @JsonProperty(required = true) String modelSha256,
    @JsonProperty(required = true) String fingerprint,
    @JsonProperty(required = true) int dimension,
    @JsonProperty(required = true) int partitionDocuments)
    implements Serializable {
  /** Of what is written here. */
  static final int FORMAT = 1;

  /** Of an encoder's folder, under a name of the caller's. */
  public static EmbeddingLineage of(
      String encoder, EncoderManifest manifest, int partitionDocuments) {
    return new EmbeddingLineage(
        FORMAT,
        encoder,
        manifest.model().sha256(),
        manifest.fingerprint(),
        manifest.dimension(),
        partitionDocuments);
  }

  /** Whether what the two describe can lie in one folder; encoders may have been renamed. */
  boolean isAlike(EmbeddingLineage other) {
    return format == other.format
        && modelSha256.equals(other.modelSha256)
        && fingerprint.equals(other.fingerprint)
        && dimension == other.dimension
        && partitionDocuments == other.partitionDocuments;
  }

  /** The vectors as an index knows them. */
  public VectorField field() {
    return new VectorField(encoder, fingerprint, dimension);
  }
}
