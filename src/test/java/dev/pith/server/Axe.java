package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * axe-core, which runs in a page and finds what people with other senses and tools cannot use: all
 * its rules for WCAG 2.2 up to AA, and those that are only good practice.
 */
final class Axe {
  private static final String SCRIPT = text("/axe.min.js");

  private static final String RUN =
      """
      axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
      }).then(found => found.passes.length < 10
        ? ['only ' + found.passes.length + ' rules had something to look at']
        : found.violations.flatMap(rule =>
            rule.nodes.map(node => rule.id + ' at ' + node.target + ': ' + node.failureSummary)))
      """;

  private Axe() {}

  /** What is wrong with the page as it is now; empty for nothing. */
  static List<?> violations(Chromium chromium) {
    if (!chromium.is("window.axe")) {
      chromium.driver.executeScript(SCRIPT);
    }
    return (List<?>) chromium.awaited(RUN.strip());
  }

  static void assertNothingFoundIn(Chromium chromium, String state) {
    assertThat(violations(chromium)).as(state).isEmpty();
  }

  private static String text(String resource) {
    try (InputStream bytes = Axe.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(bytes, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
