package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API in a browser, under the policy that all pages have. */
class DocsPageTest extends InChromium {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void open(String fragment) {
    // From another page, since a fragment alone would load nothing.
    chromium.driver.get("about:blank");
    chromium.open(server.uri("/docs" + fragment), "docs");
    chromium.await(() -> !chromium.texts(".opblock").isEmpty());
  }

  @Test
  void everyOperationIsShownAndNothingIsComplainedOf() {
    open("");

    assertThat(chromium.texts(".opblock")).hasSameSizeAs(ApiDescription.built().operations());
    assertThat(chromium.texts("nav [aria-current=page]")).containsExactly("API");
    chromium.await(() -> chromium.one("#holdings").getText().equals("24 documents"));
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void anOperationIsOpenedTriedAndAnswered() {
    open("#/Health/live");
    chromium.await(() -> chromium.texts(".opblock.is-open .execute").size() == 1);
    chromium.one(".opblock.is-open .execute").click();

    chromium.await(
        () -> chromium.texts(".live-responses-table .response-col_status").contains("200"));
    assertThat(chromium.one(".live-responses-table .highlight-code").getText())
        .contains("\"status\": \"live\"");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void aBodyIsOfferedAsItsExamplesHaveIt() {
    open("#/Search/search");
    chromium.await(() -> chromium.texts(".opblock.is-open textarea").size() == 1);

    assertThat(chromium.texts(".opblock.is-open .examples-select option"))
        .contains("shortest", "byBoth");
    chromium.one(".opblock.is-open .execute").click();
    chromium.await(
        () -> chromium.texts(".live-responses-table .response-col_status").contains("200"));
    assertThat(chromium.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 1360})
  void aNarrowScreenNeedsNoSidewaysScrolling(int width) {
    chromium.size(width, 844);
    open("");
    chromium.assertNothingWiderThan(width);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextStandsOutFromItsGround(String scheme) {
    chromium.colours(scheme);
    open("#/Search/search");
    chromium.await(() -> chromium.texts(".opblock.is-open .responses-table").size() == 1);
    assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
  }
}
