package dev.pith.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section between two marks. Every method takes time in proportion to the text, whatever marks
 * are missing in it.
 */
record MarkedSection(Pattern begin, Pattern end) {
  /** Between the tags of an element, in letters of either case. */
  static MarkedSection element(String name) {
    return new MarkedSection(
        Pattern.compile("<%s(?:\\s[^<>]*)?>".formatted(name), Pattern.CASE_INSENSITIVE),
        Pattern.compile("</%s\\s*>".formatted(name), Pattern.CASE_INSENSITIVE));
  }

  /** Between two marks that are written so. */
  static MarkedSection between(String begin, String end) {
    return new MarkedSection(
        Pattern.compile(begin, Pattern.LITERAL), Pattern.compile(end, Pattern.LITERAL));
  }

  /** What stands in each, in order. */
  List<String> in(String text) {
    List<String> sections = new ArrayList<>();
    Matcher first = begin.matcher(text);
    Matcher last = end.matcher(text);
    for (int at = 0; first.find(at) && last.find(first.end()); at = last.end()) {
      sections.add(text.substring(first.end(), last.start()));
    }
    return sections;
  }

  /** What stands outside of all, with a space for each. */
  String outsideOf(String text) {
    StringBuilder outside = new StringBuilder();
    Matcher first = begin.matcher(text);
    Matcher last = end.matcher(text);
    int at = 0;
    for (; first.find(at) && last.find(first.end()); at = last.end()) {
      outside.append(text, at, first.start()).append(' ');
    }
    return outside.append(text, at, text.length()).toString();
  }
}
