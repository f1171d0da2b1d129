package dev.pith.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An HTML or SVG element under construction; every method that adds returns the element itself. Not
 * for use by several threads.
 */
final class Element implements Markup {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
  private static final Set<String> VOID = Set.of("meta", "br", "hr");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Markup> children = new ArrayList<>();

  private Element(String name) {
    this.name = checked(name);
  }

  static Element of(String name) {
    return new Element(name);
  }

  /** An element that holds only text. */
  static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  Element with(String attribute, String value) {
    attributes.put(checked(attribute), value);
    return this;
  }

  /** An attribute in drawing units, to a hundredth. */
  Element with(String attribute, double value) {
    return with(attribute, Figures.coordinate(value));
  }

  Element add(Markup... more) {
    children.addAll(List.of(more));
    return this;
  }

  Element addAll(List<? extends Markup> more) {
    children.addAll(more);
    return this;
  }

  Element text(String characters) {
    children.add(new Text(characters));
    return this;
  }

  @Override
  public void writeTo(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          out.append(' ').append(attribute).append("=\"");
          Escape.writeTo(out, value);
          out.append('"');
        });
    if (VOID.contains(name)) {
      out.append("/>");
      return;
    }
    out.append('>');
    children.forEach(child -> child.writeTo(out));
    out.append("</").append(name).append('>');
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    writeTo(out);
    return out.toString();
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name in markup: " + name);
    }
    return name;
  }
}
