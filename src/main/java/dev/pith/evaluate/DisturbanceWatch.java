package dev.pith.evaluate;

import java.util.Optional;

/** Looks from a moment on at what else goes on. Safe for use by many threads at once. */
public final class DisturbanceWatch {
  private final CpuClock source;
  private final MachineCounters begun;
  private Optional<ClockRange> clock;

  private DisturbanceWatch(CpuClock source) {
    this.source = source;
    this.clock = source.now();
    this.begun = MachineCounters.now();
  }

  /** Begins to look. */
  public static DisturbanceWatch start() {
    return start(CpuClock.OF_THIS_MACHINE);
  }

  static DisturbanceWatch start(CpuClock source) {
    return new DisturbanceWatch(source);
  }

  /** Looks at the processor's clock, which is known of the moments alone when this is done. */
  public synchronized void look() {
    clock = ClockRange.joined(clock, source.now());
  }

  /** What went on up to now, with a last look; can be asked again later. */
  public Disturbance seen() {
    Disturbance counted = MachineCounters.now().since(begun);
    synchronized (this) {
      look();
      return counted.withClock(clock);
    }
  }
}
