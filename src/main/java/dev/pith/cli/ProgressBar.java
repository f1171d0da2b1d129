package dev.pith.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A line that shows how far work has come, how fast it is and how long it will still take.
 *
 * <p>Of work whose size nobody knows it shows how much is done, and how fast.
 *
 * <p>Work that goes on from where it was is measured from what is shown first.
 *
 * <p>On a terminal it is redrawn a few times a second; elsewhere a new line is written every ten
 * seconds, or every second where a queue of jobs reads it. Safe for use by many threads at once.
 */
final class ProgressBar {
  private static final int WIDTH = 24;
  private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
  private static final long RELINE_NANOS =
      Duration.ofSeconds(JobProcess.server().isPresent() ? 1 : 10).toNanos();

  private final PrintStream out;
  private final boolean live;
  private final String label;
  private final OptionalLong total;
  private final String unit;
  private final long startNanos = System.nanoTime();
  private long nextDrawNanos = startNanos;
  private long first = -1;
  private long done;

  ProgressBar(PrintStream out, boolean live, String label, OptionalLong total, String unit) {
    this.out = out;
    this.live = live;
    this.label = label;
    this.total = total;
    this.unit = unit;
    if (!live) {
      nextDrawNanos += RELINE_NANOS;
    }
  }

  synchronized void show(long now) {
    done = now;
    if (first < 0) {
      first = now;
    }
    if (System.nanoTime() >= nextDrawNanos) {
      draw(live ? "\r" : "", live ? "" : System.lineSeparator());
      nextDrawNanos = System.nanoTime() + (live ? REDRAW_NANOS : RELINE_NANOS);
    }
  }

  /** Draws the last state and ends the line. */
  synchronized void close() {
    draw(live ? "\r" : "", System.lineSeparator());
  }

  private void draw(String before, String after) {
    double seconds = Math.max(1e-3, (System.nanoTime() - startNanos) / 1e9);
    double rate = Math.max(0, done - Math.max(0, first)) / seconds;
    String line =
        total.isPresent()
            ? measured(total.getAsLong(), rate, seconds)
            : "%s  %,d %s  %,.0f/s  in %s".formatted(label, done, unit, rate, clock(seconds));
    out.print(before + line + (live ? "\u001b[K" : "") + after);
    out.flush();
  }

  private String measured(long all, double rate, double seconds) {
    double share = all == 0 ? 1 : (double) done / all;
    int full = (int) Math.round(WIDTH * Math.min(1, share));
    return "%s [%s%s] %3.0f %%  %,d of %,d %s  %,.0f/s  %s"
        .formatted(
            label,
            "=".repeat(full),
            " ".repeat(WIDTH - full),
            100 * share,
            done,
            all,
            unit,
            rate,
            done >= all ? "in " + clock(seconds) : left(all - done, rate));
  }

  private static String left(long rest, double rate) {
    return rate <= 0 ? "" : clock(rest / rate) + " left";
  }

  /** A time, to the second. */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : "%d:%02d min".formatted(whole / 60, whole % 60);
  }
}
