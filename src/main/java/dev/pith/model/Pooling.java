package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a text's token vectors become its one vector (Reimers and Gurevych 2019, section 3). A model
 * file does not tell: whoever trained it does.
 */
public enum Pooling {
  /** The mean over all tokens, padding left out. */
  @JsonProperty("mean")
  MEAN("mean"),
  /** The vector of the first token, which stands for the whole text. */
  @JsonProperty("cls")
  CLS("cls");

  private final String label;

  Pooling(String label) {
    this.label = label;
  }

  /** As manifests and commands write it. */
  public String label() {
    return label;
  }
}
