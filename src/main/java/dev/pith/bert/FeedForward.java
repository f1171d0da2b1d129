package dev.pith.bert;

/**
 * The feed-forward pair with an erf-Gelu between: {@code down(gelu(up(x)))}.
 *
 * @param up hidden x neurons
 * @param down neurons x hidden
 */
public record FeedForward(Linear up, Linear down) {
  public FeedForward {
    if (up.outputs() != down.inputs() || up.outputs() < 1) {
      throw new IllegalArgumentException(up.weight() + " into " + down.weight());
    }
  }

  public int neurons() {
    return up.outputs();
  }
}
