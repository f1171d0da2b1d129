package dev.pith.compress;

/** How much an encoder would change without a head, a neuron or a weight. */
public enum Importance {
  /** By the squared weights that read it: needs no text. */
  MAGNITUDE,
  /**
   * By what those weights do to what comes in over the calibration texts; where others make up for
   * a loss, by what they cannot.
   */
  ACTIVATION,
  /**
   * By what scaling it does to the encoder's vectors, by derivatives (Molchanov et al. 2019,
   * section 3.1; Kwon et al. 2022, section 4): of heads and neurons only. Where others make up for
   * a loss, by the share of it that they cannot. Needs {@link Gradients}.
   */
  GRADIENT
}
