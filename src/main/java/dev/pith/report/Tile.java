package dev.pith.report;

/** One figure that a page begins with, large, with its name above and what it means below. */
final class Tile {
  private Tile() {}

  static Element of(String name, String value, String detail) {
    return Element.of("div")
        .with("class", "tile")
        .add(
            Element.of("p", name).with("class", "tile-name"),
            Element.of("p", value).with("class", "tile-value"),
            Element.of("p", detail).with("class", "tile-detail"));
  }
}
