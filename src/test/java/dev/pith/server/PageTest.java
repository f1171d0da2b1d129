package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page as a person meets it, in a real browser, against a real server. */
class PageTest extends InChromium {
  private static final String QUERY = "a person who studies the stars";

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aTypedQueryShowsEveryEncoderWithItsTimesAndHits() {
    chromium.open(server.uri("/"), "welcome");
    chromium.one("#query").sendKeys(QUERY);
    chromium.one("#ask button").click();
    chromium.awaitState("answer");

    assertThat(chromium.texts(".column h2")).containsExactly("Full", "Compact");
    assertThat(chromium.texts(".total")).containsExactly("10.7 ms", "2.95 ms");
    assertThat(chromium.texts(".pace")).containsExactly("3.6× faster");
    assertThat(chromium.texts(".agreement"))
        .singleElement()
        .asString()
        .matches("Agrees: \\d+ of the 10 best, rank-biased overlap 0\\.\\d\\d");
    assertThat(chromium.texts(".legend dt"))
        .containsExactly(
            "tokenize", "encode", "search", "fetch", "tokenize", "encode", "search", "fetch");
    assertThat(chromium.texts(".legend dd")).startsWith("0.074 ms", "9.81 ms");
    assertThat(chromium.texts(".hit")).hasSize(20);
    assertThat(chromium.texts(".hit h3")).contains("astronomer");
    assertThat(chromium.one(".sentence").getText())
        .matches("Compact was 3\\.6× faster and shares \\d+ of the 10 best\\.");
    assertThat(chromium.one("#announcement").getText())
        .contains("Full found 10 in 10.7 milliseconds", "Compact found 10");
    assertThat(chromium.driver.getCurrentUrl()).endsWith("?q=a+person+who+studies+the+stars");
    assertThat(chromium.driver.getTitle()).startsWith(QUERY);
  }

  @Test
  void aSlowerEncoderAndOneThatSearchesAnothersDocumentsAreToldAsSuch() {
    try (RunningServer mixed = threeEncoders()) {
      chromium.open(mixed.uri("/?q=stars"), "answer");

      assertThat(chromium.texts(".pace")).containsExactly("3.6× faster", "1.9× slower");
      assertThat(chromium.texts(".pace.faster")).containsExactly("3.6× faster");
      assertThat(chromium.texts(".pace.slower")).containsExactly("1.9× slower");
      assertThat(chromium.texts(".pairing"))
          .containsExactly("Questions by Static, documents by Full");
      assertThat(chromium.texts(".column:nth-child(3) .pairing")).hasSize(1);
    }
    chromium.complaints();
  }

  @Test
  void whatProvesThatTheTwoBelongTogetherIsToldBesideThem() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS, InMemoryEngine.THREE);
    ServerOptions options =
        ServerOptions.local(
            0, () -> new IndexProgress(24, 24, false), RunningServer.factsOf(engine));
    try (RunningServer mixed = RunningServer.of(engine, options)) {
      chromium.open(mixed.uri("/"), "welcome");
      chromium.await(() -> !chromium.texts(".sizes").isEmpty());
      chromium.one("#query").sendKeys(QUERY);
      chromium.one("#ask button").click();
      chromium.awaitState("answer");

      assertThat(chromium.texts(".pairing"))
          .containsExactly(
              "Questions by Static, documents by Full (aligned: cosine 0.96, 84 % of its first ten)");
    }
    chromium.complaints();
  }

  /** A document that only the others share is new in each of their columns. */
  @Test
  void whatTheReferenceDidNotFindIsNewWhoeverElseFoundIt() {
    try (RunningServer mixed = threeEncoders()) {
      chromium.open(mixed.uri("/?q=a+person+who+studies+the+stars"), "answer");

      for (WebElement hit :
          chromium.driver.findElements(By.cssSelector(".hit:not([data-column='0'])"))) {
        boolean found = rankOf(Chromium.attribute(hit, "data-document"), "0") > 0;
        assertThat(hit.findElements(By.cssSelector(".badge.new")).isEmpty()).isEqualTo(found);
      }
      assertThat(chromium.texts(".badge.new")).isNotEmpty();
    }
  }

  private static RunningServer threeEncoders() {
    return RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS, InMemoryEngine.THREE));
  }

  @Test
  void barsShareOneScale() {
    open(QUERY);
    Object shares =
        chromium.script(
            """
            return [...document.querySelectorAll('.bar')].map(bar =>
              [...bar.children].reduce((sum, part) => sum + part.getBoundingClientRect().width, 0)
                / bar.getBoundingClientRect().width)
            """);

    List<?> widths = (List<?>) shares;
    assertThat(((Number) widths.get(0)).doubleValue()).isBetween(0.97, 1.0);
    assertThat(((Number) widths.get(1)).doubleValue()).isBetween(0.26, 0.30);
  }

  @Test
  void badgesTellWhatMoved() {
    open(QUERY);
    for (WebElement hit : chromium.driver.findElements(By.cssSelector(".hit"))) {
      String id = Chromium.attribute(hit, "data-document");
      String column = Chromium.attribute(hit, "data-column");
      int here = rankOf(id, column);
      int other = rankOf(id, column.equals("0") ? "1" : "0");
      String expected =
          other == 0
              ? (column.equals("0") ? "only here" : "new")
              : column.equals("0") || other == here
                  ? ""
                  : other > here ? "▲" + (other - here) : "▼" + (here - other);
      assertThat(
              chromium.script(
                  "return arguments[0].querySelector('.badge [aria-hidden]')?.textContent ?? ''",
                  hit))
          .as("%s in column %s", id, column)
          .isEqualTo(expected);
    }
    assertThat(chromium.texts(".badge")).anyMatch(text -> text.startsWith("▲"));
  }

  private static int rankOf(String id, String column) {
    return ((Number)
            chromium.script(
                """
                return 1 + [...document.querySelectorAll('.hit')]
                  .filter(hit => hit.dataset.column === arguments[1])
                  .findIndex(hit => hit.dataset.document === arguments[0])
                """,
                id,
                column))
        .intValue();
  }

  @Test
  void theWholePageWorksFromTheKeyboard() {
    chromium.open(server.uri("/"), "welcome");
    press("/");
    assertThat(Chromium.attribute(chromium.focused(), "id")).isEqualTo("query");
    press(QUERY);
    press(Keys.ENTER);
    chromium.awaitState("answer");

    press(Keys.ARROW_DOWN);
    assertFocusedHit("0", 1);
    press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    assertFocusedHit("0", 3);
    String document = Chromium.attribute(chromium.focused(), "data-document");
    press(Keys.ARROW_RIGHT);
    assertThat(Chromium.attribute(chromium.focused(), "data-column")).isEqualTo("1");
    assertThat(Chromium.attribute(chromium.focused(), "data-document")).isEqualTo(document);
    press(Keys.ARROW_LEFT);
    assertFocusedHit("0", 3);
    press(Keys.ARROW_UP, Keys.ARROW_UP, Keys.ARROW_UP);
    assertThat(Chromium.attribute(chromium.focused(), "id")).isEqualTo("query");

    press(Keys.ARROW_DOWN, Keys.ESCAPE);
    assertThat(Chromium.attribute(chromium.focused(), "id")).isEqualTo("query");
    press(Keys.ESCAPE);
    chromium.awaitState("welcome");
    assertThat(chromium.one("#query").getDomProperty("value")).isEmpty();
  }

  private static void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(chromium.driver).sendKeys(key).perform();
    }
  }

  private static void assertFocusedHit(String column, int rank) {
    WebElement hit = chromium.focused();
    assertThat(Chromium.attribute(hit, "data-column")).isEqualTo(column);
    assertThat(rankOf(Chromium.attribute(hit, "data-document"), column)).isEqualTo(rank);
  }

  @Test
  void pointingAtAHitLightsItsTwin() {
    open(QUERY);
    WebElement hit = chromium.one(".hit[data-document='g-stargazer'][data-column='0']");
    new Actions(chromium.driver).moveToElement(hit).perform();

    chromium.await(() -> chromium.texts(".hit.lit").size() == 2);
    assertThat(chromium.texts(".hit.lit h3")).containsExactly("stargazer", "stargazer");
    assertThat(chromium.script("return document.querySelectorAll('.thread.lit').length"))
        .isEqualTo(1L);
  }

  @Test
  void anExampleIsAskedAtOnceAndBackReturnsToTheStart() {
    chromium.open(server.uri("/"), "welcome");
    WebElement example = chromium.one(".example");
    String text = example.getText();
    example.click();
    chromium.awaitState("answer");

    assertThat(chromium.one("#query").getDomProperty("value")).isEqualTo(text);
    chromium.driver.navigate().back();
    chromium.awaitState("welcome");
    chromium.driver.navigate().forward();
    chromium.awaitState("answer");
    assertThat(chromium.one("#query").getDomProperty("value")).isEqualTo(text);
  }

  @Test
  void theStartTellsTheEncodersSizes() {
    chromium.open(server.uri("/"), "welcome");
    chromium.await(() -> chromium.texts(".sizes li").size() == 2);

    assertThat(chromium.one(".sizes").getText())
        .contains("Full", "90.9 MB", "Compact", "11.8 MB", "7.7× smaller");
    chromium.one(".passes summary").click();
    assertThat(chromium.texts(".passes tbody th"))
        .containsExactly("trim vocabulary", "quantize int8");
  }

  @Test
  void aRefusalShowsTheServersSentence() {
    chromium.open(server.uri("/?q=" + "a".repeat(2_001)), "problem");

    assertThat(chromium.one("[role=alert]").getText())
        .contains("2001 characters", "at most 2000", "Try again");
    chromium.complaints();
  }

  @Test
  void aServerThatIsGoneIsToldAndTriedAgain() {
    RunningServer mortal = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
    int port = mortal.server.port();
    chromium.open(mortal.uri("/"), "welcome");
    mortal.close();
    chromium.one("#query").sendKeys("stars" + Keys.ENTER);
    chromium.awaitState("problem");
    assertThat(chromium.one("[role=alert]").getText()).contains("did not answer");

    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    ServerOptions samePort =
        ServerOptions.local(port, () -> new IndexProgress(24, 24, false), RunningServer.FACTS);
    try (RunningServer reborn = RunningServer.of(engine, samePort)) {
      chromium.one("[role=alert] button").click();
      chromium.awaitState("answer");
      assertThat(reborn.server.port()).isEqualTo(port);
    }
    chromium.complaints();
  }

  @Test
  void fillingIsShownUntilTheIndexIsFull() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    AtomicReference<IndexProgress> progress =
        new AtomicReference<>(new IndexProgress(31_250, 82_115, true));
    try (RunningServer filling =
        RunningServer.of(engine, ServerOptions.local(0, progress::get, RunningServer.FACTS))) {
      chromium.open(filling.uri("/"), "welcome");
      WebElement track = chromium.one("#filling-track");
      chromium.await(track::isDisplayed);
      assertThat(Chromium.attribute(track, "aria-valuenow")).isEqualTo("31250");
      assertThat(Chromium.attribute(track, "aria-valuemax")).isEqualTo("82115");
      assertThat(chromium.one("#filling").getText()).contains("31,250 of 82,115 documents");

      progress.set(new IndexProgress(82_115, 82_115, false));
      chromium.await(() -> !chromium.one("#filling").isDisplayed());
      assertThat(chromium.one("#holdings").getText()).isEqualTo("82,115 documents");
    }
  }

  @Test
  void anEmptyIndexSaysThatNothingWasFound() {
    try (RunningServer empty = RunningServer.of(new InMemoryEngine(List.of()))) {
      chromium.open(empty.uri("/?q=stars"), "answer");
      assertThat(chromium.texts(".list .note")).containsExactly("Nothing found.", "Nothing found.");
    }
  }

  private static void open(String query) {
    chromium.open(server.uri("/?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)), "answer");
  }
}
