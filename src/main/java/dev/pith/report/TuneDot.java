package dev.pith.report;

import dev.pith.tune.Choice;
import dev.pith.tune.Full;
import dev.pith.tune.Measured;
import dev.pith.tune.Share;
import dev.pith.tune.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An encoder among others.
 *
 * @param millis median time for a question
 * @param kept share of the full encoder's quality
 * @param bytes of the model
 */
record TuneDot(String name, Standing standing, double millis, Share kept, long bytes) {
  private static final double RADIUS_OF_FULL = 15;
  private static final double SMALLEST_RADIUS = 4;
  private static final double SIGN_RADIUS = 5;

  /** What may be said of an encoder. */
  enum Standing {
    FULL("the reference"),
    CHOSEN("chosen"),
    NEAREST("misses least"),
    FRONTIER("on the frontier"),
    BEATEN("beaten");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    private String style() {
      return switch (this) {
        case FULL -> "dot full";
        case CHOSEN, NEAREST -> "dot chosen";
        case FRONTIER -> "dot";
        case BEATEN -> "dot beaten";
      };
    }
  }

  /** All of them, the full one first. */
  static List<TuneDot> of(Tuning tuning) {
    List<TuneDot> dots = new ArrayList<>();
    Full full = tuning.full();
    dots.add(
        new TuneDot(
            full.name(),
            Standing.FULL,
            full.latency().total().p50Millis(),
            Share.WHOLE,
            full.bytes()));
    Set<String> frontier = tuning.frontier();
    for (Measured one : tuning.measured()) {
      dots.add(
          new TuneDot(
              one.name(),
              standing(one, tuning, frontier),
              one.latency().total().p50Millis(),
              one.quality().kept(),
              one.bytes()));
    }
    return dots;
  }

  private static Standing standing(Measured one, Tuning tuning, Set<String> frontier) {
    if (one.name().equals(tuning.choice().candidate().name())) {
      return switch (tuning.choice()) {
        case Choice.Holds holds -> Standing.CHOSEN;
        case Choice.NoneHolds none -> Standing.NEAREST;
      };
    }
    return frontier.contains(one.name()) ? Standing.FRONTIER : Standing.BEATEN;
  }

  String label() {
    return Shorten.to(Shorten.LABEL, name);
  }

  /** Its area is the bytes. */
  double radius(long fullBytes) {
    return radius(bytes, fullBytes);
  }

  static double radius(long bytes, long fullBytes) {
    return Math.max(
        SMALLEST_RADIUS, RADIUS_OF_FULL * Math.sqrt((double) bytes / Math.max(1, fullBytes)));
  }

  /** The dot, and around the chosen one a ring, so that it is found without its colour. */
  Element drawing(Svg.Point center, double radius) {
    Element drawing = Element.of("g").add(circle(center, radius, standing.style()));
    if (standing == Standing.CHOSEN) {
      drawing.add(circle(center, radius + 4, "ring"));
    }
    return drawing.add(
        Element.of(
            "title",
            "%s (%s): keeps %s %%, %s ms, %s"
                .formatted(
                    name,
                    standing.words(),
                    Figures.decimals(100 * kept.value(), 2),
                    Figures.millis(millis),
                    Figures.megabytes(bytes))));
  }

  /** For a row of a table. */
  Element sign() {
    return drawing(new Svg.Point(8, 8), SIGN_RADIUS);
  }

  private static Element circle(Svg.Point center, double radius, String style) {
    return Element.of("circle")
        .with("cx", center.x())
        .with("cy", center.y())
        .with("r", radius)
        .with("class", style);
  }
}
