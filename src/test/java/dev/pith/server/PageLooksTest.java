package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Whether everyone can read the page: on any width, in any light, and by ear. */
class PageLooksTest extends InChromium {
  private static final String ANSWER = "/?q=a+person+who+studies+the+stars";

  /** What a column's head holds and does not fit into it. */
  private static final String STICKS_OUT =
      """
      return [...document.querySelectorAll('.head > *, .title > *')]
        .filter(part => part.getBoundingClientRect().right
          > part.closest('.head').getBoundingClientRect().right + 1
          || part.scrollWidth > part.clientWidth + 1)
        .map(part => part.className)
      """;

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768})
  void aNarrowScreenNeedsNoSidewaysScrolling(int width) {
    Document unbroken = new Document("x", "w".repeat(300), "unbroken".repeat(60));
    chromium.size(width, 844);
    try (RunningServer narrow = RunningServer.of(new InMemoryEngine(List.of(unbroken)))) {
      chromium.open(narrow.uri("/"), "welcome");
      chromium.await(() -> chromium.texts(".sizes li").size() == 2);
      chromium.one(".passes summary").click();
      chromium.assertNothingWiderThan(width);
      chromium.open(narrow.uri("/?q=unbroken"), "answer");
      chromium.assertNothingWiderThan(width);
      chromium.open(narrow.uri("/?q=" + "a".repeat(2_001)), "problem");
      chromium.assertNothingWiderThan(width);
    }
    chromium.complaints();
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 960, 1360})
  void threeEncodersFitOnAScreen(int width) {
    chromium.size(width, 844);
    try (RunningServer three =
        RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS, InMemoryEngine.THREE))) {
      chromium.open(three.uri(ANSWER), "answer");

      chromium.assertNothingWiderThan(width);
      assertThat((List<?>) chromium.script(STICKS_OUT)).isEmpty();
      assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextStandsOutFromItsGround(String scheme) {
    chromium.colours(scheme);
    chromium.open(server.uri("/"), "welcome");
    chromium.await(() -> chromium.texts(".sizes li").size() == 2);
    assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
    chromium.open(server.uri(ANSWER), "answer");
    chromium.one("#query").sendKeys(Keys.ARROW_DOWN);
    assertThat(chromium.texts(".hit.lit")).isNotEmpty();
    assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
    chromium.open(server.uri("/?q=" + "a".repeat(2_001)), "problem");
    assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
    chromium.complaints();
  }

  @Test
  void everyControlHasANameAndTheHeadingsNest() {
    chromium.open(server.uri(ANSWER), "answer");
    assertThat(chromium.one("#query").getAccessibleName()).isEqualTo("What are you looking for?");
    assertThat(chromium.one("#ask button").getAccessibleName()).isEqualTo("Search");
    assertThat(chromium.one(".column").getAriaRole()).isEqualTo("region");
    assertThat(chromium.one(".column").getAccessibleName()).isEqualTo("Full");
    assertThat(chromium.one(".hits").getAriaRole()).isEqualTo("list");
    assertThat(chromium.one("#announcement").getDomAttribute("aria-live")).isEqualTo("polite");
    assertThat(chromium.script("return document.documentElement.lang")).isEqualTo("en");
    assertThat(chromium.script("return document.querySelectorAll('.hit[tabindex=\"0\"]').length"))
        .isEqualTo(1L);
  }
}
