package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The record of how near one encoder comes to another: what proves, or disproves, that questions of
 * the one may be compared with documents of the other. It says nothing of the other direction.
 *
 * @param encoder who asks
 * @param target whose documents are asked for
 * @param texts documents that were searched, {@link #FEWEST_TEXTS} or more, and questions asked; a
 *     sentence of each document
 * @param source where those texts come from
 * @param textsSha256 hash of the documents, joined by line feeds
 * @param closeness what was measured
 */
public record Alignment(
    @JsonProperty(required = true) EncoderIdentity encoder,
    @JsonProperty(required = true) EncoderIdentity target,
    @JsonProperty(required = true) int texts,
    @JsonProperty(required = true) String source,
    @JsonProperty(required = true) String textsSha256,
    @JsonProperty(required = true) Closeness closeness) {
  /** Among fewer documents, ten are found by chance too often to prove anything. */
  public static final int FEWEST_TEXTS = 40;

  public Alignment {
    Sha256.require(textsSha256);
    if (texts < FEWEST_TEXTS) {
      throw new IllegalArgumentException(
          "%d texts prove nothing, %d are the fewest".formatted(texts, FEWEST_TEXTS));
    }
  }

  /** Whether it proves that questions may be asked over the target's documents. */
  public boolean holds() {
    return closeness.suffices();
  }

  /** "median cosine 0.968, least 0.902, 84 % of the first ten, on 160 held-out texts". */
  public String figures() {
    return "%s, on %d held-out texts".formatted(closeness, texts);
  }

  /** What it says, and in which direction, in one line. */
  @Override
  public String toString() {
    return holds()
        ? "aligned with %s: %s".formatted(target.name(), figures())
        : "not aligned with %s: %s, where %s"
            .formatted(target.name(), figures(), Closeness.needed());
  }
}
