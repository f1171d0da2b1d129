package dev.pith.evaluate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * What has been counted up to a moment. Reading it takes about as long as a system call or two.
 *
 * @param nanos of the clock
 * @param collections of garbage in this process
 * @param collectionMillis what they took
 * @param ownCpuNanos processor time of this process
 * @param cpu ticks of all processors
 */
record MachineCounters(
    long nanos, long collections, long collectionMillis, long ownCpuNanos, CpuTimes cpu) {
  /** {@code /proc/stat} counts hundredths of a second, whatever the kernel's own clock does. */
  private static final double NANOS_PER_TICK = 1e7;

  static MachineCounters now() {
    long collections = 0;
    long collectionMillis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      // A collector that does not count says -1.
      collections += Math.max(0, collector.getCollectionCount());
      collectionMillis += Math.max(0, collector.getCollectionTime());
    }
    return new MachineCounters(
        System.nanoTime(), collections, collectionMillis, processCpuNanos(), CpuTimes.now());
  }

  private static long processCpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean detailed
        ? Math.max(0, detailed.getProcessCpuTime())
        : 0;
  }

  /** What went on between, but for the clock. */
  Disturbance since(MachineCounters before) {
    return new Disturbance(
        nanos - before.nanos,
        collections - before.collections,
        collectionMillis - before.collectionMillis,
        cpu.all() - before.cpu.all(),
        cpu.stolen() - before.cpu.stolen(),
        cpu.busy() - before.cpu.busy() - (ownCpuNanos - before.ownCpuNanos) / NANOS_PER_TICK,
        Optional.empty());
  }
}
