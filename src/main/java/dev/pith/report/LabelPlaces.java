package dev.pith.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds room for names beside dots: near them, inside the frame, over nothing else. Where there is
 * no room, the name goes where it covers least.
 */
final class LabelPlaces {
  private static final double LETTER_WIDTH = 7;
  private static final double HEIGHT = 15;
  private static final double STEP = 14;
  private static final int RINGS = 5;

  private final Frame frame;
  private final List<Box> taken = new ArrayList<>();

  /**
   * A rectangle.
   *
   * @param left drawing units, like all of them
   */
  record Box(double left, double top, double right, double bottom) {
    static Box around(Svg.Point center, double radius) {
      return new Box(
          center.x() - radius, center.y() - radius, center.x() + radius, center.y() + radius);
    }

    /** A line that runs down or to the right, as wide as it is drawn. */
    static Box along(List<Svg.Point> ends) {
      Svg.Point first = ends.getFirst();
      Svg.Point last = ends.getLast();
      return new Box(first.x() - 1, first.y() - 1, last.x() + 1, last.y() + 1);
    }

    /** The area that two have in common. */
    double shared(Box other) {
      double width = Math.min(right, other.right) - Math.max(left, other.left);
      double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
      return Math.max(0, width) * Math.max(0, height);
    }

    double area() {
      return (right - left) * (bottom - top);
    }

    /** Where the line of writing begins. */
    Svg.Point writing() {
      return new Svg.Point(left, bottom - 4);
    }

    /** The nearest point of this box. */
    Svg.Point nearest(Svg.Point to) {
      return new Svg.Point(Math.clamp(to.x(), left, right), Math.clamp(to.y(), top, bottom));
    }
  }

  LabelPlaces(Frame frame) {
    this.frame = frame;
  }

  /** Nothing may be written there. */
  void keepFree(Box box) {
    taken.add(box);
  }

  /** Takes a place for a name. */
  Box place(String label, Svg.Point dot, double radius) {
    double width = LETTER_WIDTH * label.codePointCount(0, label.length());
    Box best =
        IntStream.range(0, RINGS)
            .boxed()
            .flatMap(ring -> around(dot, radius + 4 + ring * STEP, width).stream())
            // The first of equals: the nearest ring, and in it the right-hand side.
            .min(Comparator.comparingDouble(this::covered))
            .orElseThrow();
    taken.add(best);
    return best;
  }

  private static List<Box> around(Svg.Point dot, double distance, double width) {
    double up = dot.y() - distance;
    double down = dot.y() + distance;
    double right = dot.x() + distance;
    double left = dot.x() - distance;
    return List.of(
        box(right, dot.y() - HEIGHT / 2, width),
        box(left - width, dot.y() - HEIGHT / 2, width),
        box(dot.x() - width / 2, up - HEIGHT, width),
        box(dot.x() - width / 2, down, width),
        box(right - 4, up - HEIGHT / 2, width),
        box(right - 4, down - HEIGHT / 2, width),
        box(left + 4 - width, up - HEIGHT / 2, width),
        box(left + 4 - width, down - HEIGHT / 2, width));
  }

  private static Box box(double left, double top, double width) {
    return new Box(left, top, left + width, top + HEIGHT);
  }

  /** The area over something, or outside. */
  private double covered(Box box) {
    double inside = box.shared(new Box(frame.left(), frame.top(), frame.right(), frame.bottom()));
    double outside = 4 * (box.area() - inside);
    return outside + taken.stream().mapToDouble(box::shared).sum();
  }
}
