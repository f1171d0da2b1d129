package dev.pith.evaluate;

/** Looks from a moment on at what else goes on. Safe for use by many threads at once. */
public final class DisturbanceWatch {
  private final MachineCounters begun;

  private DisturbanceWatch(MachineCounters begun) {
    this.begun = begun;
  }

  /** Begins to look. */
  public static DisturbanceWatch start() {
    return new DisturbanceWatch(MachineCounters.now());
  }

  /** What went on up to now; can be asked again later. */
  public Disturbance seen() {
    return MachineCounters.now().since(begun);
  }
}
