package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What the page tells of a hit, and how more of them are had. */
class PageHitsTest extends InChromium {
  private static final By FIRST = By.cssSelector(".column:first-child .hit");

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
  void moreAreShownUntilThereAreNoMore() {
    chromium.open(server.uri("/?q=stars"), "answer");
    chromium.one(".more").click();
    chromium.await(() -> hits() == 20);

    assertThat(chromium.driver.getCurrentUrl()).endsWith("?q=stars&show=20");
    chromium.await(() -> chromium.focused().equals(chromium.driver.findElements(FIRST).get(10)));
    chromium.one(".more").click();
    chromium.await(() -> hits() == Glossary.DOCUMENTS.size());
    assertThat(chromium.driver.findElements(By.className("more"))).isEmpty();
    chromium.complaints();
  }

  private static int hits() {
    return chromium.driver.findElements(FIRST).size();
  }

  @Test
  void anAddressRemembersHowMany() {
    chromium.open(server.uri("/?q=stars&show=20"), "answer");
    assertThat(hits()).isEqualTo(20);
    chromium.one("#query").submit();
    chromium.await(() -> hits() == 10);

    assertThat(chromium.driver.getCurrentUrl()).endsWith("?q=stars");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-20", "10.5", "1000", "many", ""})
  void aNumberThatIsNoneIsOnePage(String show) {
    chromium.open(server.uri("/?q=stars&show=" + show), "answer");

    assertThat(hits()).isEqualTo(10);
  }

  @Test
  void wordsOfTheQueryStandOut() {
    chromium.open(server.uri("/?q=the%20star&mode=lexical"), "answer");

    assertThat(chromium.texts("mark")).isNotEmpty().containsOnly("stars");
    assertThat(chromium.texts(".hit .text").getFirst()).contains("stars");
  }

  @Test
  void aHitThatIsOpenedTellsWhyItIsThere() {
    chromium.open(server.uri("/?q=stars&mode=hybrid"), "answer");
    assertThat(chromium.one(".reasons").isDisplayed()).isFalse();
    chromium.one(".hit").click();

    chromium.await(() -> chromium.one(".reasons").isDisplayed());
    assertThat(chromium.one(".reasons").getText())
        .startsWith("By meaning no. 1, cosine 0.")
        .contains("By words no. 1, BM25 0.")
        .endsWith("(studi 1.50, star 0.25).");
    assertThat(chromium.one(".metadata").getText()).matches("language: (de|en) · year: 1999");
  }

  @Test
  void anAnswerIsNarrowedAndWidenedAgain() {
    chromium.open(server.uri("/?q=stars&mode=lexical"), "answer");
    assertThat(chromium.texts(".facet")).hasSize(2);
    int all = hits();
    facet("de").click();
    chromium.await(() -> hits() < all);

    assertThat(chromium.driver.getCurrentUrl()).endsWith("&filter=language%3Dde");
    assertThat(chromium.texts(".facet")).hasSize(1);
    assertThat(Chromium.attribute(facet("de"), "aria-pressed")).isEqualTo("true");
    chromium.one(".hit").click();
    chromium.await(() -> chromium.one(".metadata").isDisplayed());
    assertThat(chromium.one(".metadata").getText()).startsWith("language: de");
    facet("de").click();
    chromium.await(() -> hits() == all);
    chromium.complaints();
  }

  @Test
  void anAddressRemembersWhatItIsNarrowedTo() {
    chromium.open(server.uri("/?q=stars&filter=language%3Den&filter=nothing"), "answer");

    assertThat(Chromium.attribute(facet("en"), "aria-pressed")).isEqualTo("true");
    chromium.one("#query").sendKeys(" and planets", Keys.ENTER);
    chromium.await(() -> chromium.driver.getTitle().startsWith("stars and planets"));
    assertThat(chromium.driver.getCurrentUrl()).endsWith("&filter=language%3Den");
  }

  @ParameterizedTest
  @ValueSource(strings = {"__proto__=x", "constructor=name", "toString=length"})
  void noNameOfAFieldBreaksThePage(String filter) {
    chromium.open(server.uri("/?q=stars&filter=" + filter.replace("=", "%3D")), "answer");

    assertThat(chromium.texts(".facet")).containsExactly(filter.substring(filter.indexOf('=') + 1));
    facet("").click();
    chromium.await(() -> hits() == 10);
    chromium.complaints();
  }

  @Test
  void aLongPassageIsAskedForAsFarAsAnAddressGoes() {
    String smiles = "x" + "\uD83D\uDE00".repeat(2_000);
    List<Document> documents = List.of(new Document("d", "", smiles));
    try (RunningServer other = RunningServer.of(new InMemoryEngine(documents))) {
      chromium.open(other.uri("/?q=x"), "answer");
      chromium.one(".hit").click();
      chromium.await(() -> chromium.one(".like").isDisplayed());
      chromium.one(".like").click();
      chromium.await(() -> chromium.driver.getTitle().startsWith("x\uD83D\uDE00"));
      chromium.awaitState("answer");

      chromium.driver.navigate().refresh();
      chromium.awaitState("answer");
      assertThat((String) chromium.script("return document.getElementById('query').value"))
          .isSubstringOf(smiles)
          .hasSizeGreaterThan(400)
          .endsWith("\uDE00");
    }
  }

  private static WebElement facet(String value) {
    return chromium.driver.findElements(By.className("facet")).stream()
        .filter(button -> button.getText().startsWith(value))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aHitThatIsOpenedAsksForMoreLikeIt() {
    chromium.open(server.uri("/?q=telescope&mode=lexical"), "answer");
    chromium.one(".hit").click();
    chromium.await(() -> chromium.one(".like").isDisplayed());
    chromium.one(".like").click();
    chromium.await(() -> chromium.texts(".column h2").equals(List.of("Full", "Compact")));

    assertThat(chromium.script("return document.getElementById('query').value"))
        .isEqualTo("observatory a building with a telescope, from which stars are watched");
    assertThat(chromium.texts(".hit h3").getFirst()).isEqualTo("observatory");
    assertThat(chromium.driver.getCurrentUrl()).doesNotContain("mode=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextOfAnOpenHitStandsOutAndFits(String scheme) {
    chromium.colours(scheme);
    chromium.size(320, 844);
    chromium.open(server.uri("/?q=stars&mode=hybrid"), "answer");
    chromium.one(".hit").click();

    chromium.await(() -> chromium.one(".reasons").isDisplayed());
    chromium.assertNothingWiderThan(320);
    assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
  }
}
