package dev.pith.evaluate;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Ticks of all cores since the machine started, as {@code /proc/stat} counts them.
 *
 * @param stolen ticks in which another guest of the host had the core
 * @param busy ticks in which this machine worked
 * @param all ticks of every kind
 * @see <a href="https://docs.kernel.org/filesystems/proc.html">proc(5)</a>, section 1.7
 */
record CpuTimes(long stolen, long busy, long all) {
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final int KINDS = 8;
  private static final int IDLE = 4;
  private static final int WAITING = 5;
  private static final int STOLEN = 8;

  /** Zero for all where there is no such file. */
  static CpuTimes now() {
    return parse(ProcFiles.lines("stat"));
  }

  /** Reads the line {@code cpu user nice system idle iowait irq softirq steal ...}. */
  static CpuTimes parse(List<String> stat) {
    for (String line : stat) {
      String[] fields = BLANKS.split(line, -1);
      if (fields[0].equals("cpu") && fields.length > KINDS) {
        long busy = 0;
        long all = 0;
        for (int kind = 1; kind <= KINDS; kind++) {
          long ticks = Long.parseLong(fields[kind]);
          all += ticks;
          busy += kind == IDLE || kind == WAITING || kind == STOLEN ? 0 : ticks;
        }
        return new CpuTimes(Long.parseLong(fields[STOLEN]), busy, all);
      }
    }
    return new CpuTimes(0, 0, 0);
  }

  /** The share of the time between that was stolen; absent when no time was counted. */
  OptionalDouble stealPercentSince(CpuTimes before) {
    long ticks = all - before.all;
    return ticks <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * (stolen - before.stolen) / ticks);
  }
}
