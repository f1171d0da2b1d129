package dev.pith.encode;

import dev.pith.model.Batching;
import dev.pith.model.EncoderManifest;
import dev.pith.model.Pooling;
import dev.pith.model.Prefixes;
import java.util.Optional;

/**
 * How a model is to be run.
 *
 * @param name what results and errors call it
 * @param fingerprint its vector space
 * @param approximates the space that its vectors come close to, where it was made for that
 * @param dimension length of its vectors
 * @param pooling how token vectors become one, where the model does not pool by itself
 * @param prefixes what it reads in front of queries and documents
 * @param batching which texts may share a run
 */
public record EncoderSpec(
    String name,
    String fingerprint,
    Optional<String> approximates,
    int dimension,
    Pooling pooling,
    Prefixes prefixes,
    Batching batching) {
  /** As a manifest says, under a name of the caller's. */
  public static EncoderSpec of(String name, EncoderManifest manifest) {
    return new EncoderSpec(
        name,
        manifest.fingerprint(),
        manifest.approximates(),
        manifest.dimension(),
        manifest.pooling(),
        manifest.prefixes(),
        manifest.batching());
  }

  /** The same for a model that reads what this one reads, and has no files yet. */
  public EncoderSpec unpublished(String candidate, Batching batches) {
    return new EncoderSpec(
        candidate, "unpublished", Optional.empty(), dimension, pooling, prefixes, batches);
  }

  /** The same for a model whose vectors have another length. */
  public EncoderSpec withDimension(int other) {
    return new EncoderSpec(name, fingerprint, approximates, other, pooling, prefixes, batching);
  }

  /** What stands in front of a text of this role; empty for nothing. */
  String prefix(Role role) {
    return switch (role) {
      case QUERY -> prefixes.query();
      case DOCUMENT -> prefixes.document();
    };
  }
}
