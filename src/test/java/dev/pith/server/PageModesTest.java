package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The switch between meaning, words and both. */
class PageModesTest extends InChromium {
  private static final String STARS = "/?q=stars";

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
  void aSwitchAsksAgainAndTheAddressRemembersIt() {
    chromium.open(server.uri(STARS), "answer");
    assertThat(chosen()).isEqualTo("vector");
    switchTo("lexical");

    chromium.await(() -> chromium.texts(".column h2").equals(List.of("Words")));
    assertThat(chromium.driver.getCurrentUrl()).endsWith("?q=stars&mode=lexical");
    assertThat(chromium.texts(".legend dt")).containsExactly("lexical", "fetch");
    assertThat(chromium.texts(".total")).containsExactly("0.64 ms");
    assertThat(chromium.texts(".pairing")).isEmpty();
    assertThat(chromium.texts(".badge")).isEmpty();
    assertThat(chromium.one(".score").getDomAttribute("title")).startsWith("BM25");
    chromium.driver.navigate().back();
    chromium.await(() -> chromium.texts(".column h2").equals(List.of("Full", "Compact")));
    assertThat(chosen()).isEqualTo("vector");
  }

  @Test
  void anAddressWithAModeIsAskedInThatMode() {
    chromium.open(server.uri(STARS + "&mode=hybrid"), "answer");

    assertThat(chosen()).isEqualTo("hybrid");
    assertThat(chromium.texts(".column h2")).containsExactly("Full", "Compact");
    assertThat(chromium.texts(".column:first-child .legend dt"))
        .containsExactly("tokenize", "encode", "search", "lexical", "fuse", "fetch");
  }

  @Test
  void aModeThatIsNoneIsRefusedAndAnotherCanBeChosen() {
    chromium.open(server.uri(STARS + "&mode=psychic"), "problem");
    assertThat(chromium.one("[role=alert]").getText())
        .contains("psychic", "vector, lexical, hybrid");
    assertThat(chromium.driver.findElements(By.cssSelector("#modes :checked"))).isEmpty();

    switchTo("hybrid");
    chromium.awaitState("answer");
    chromium.complaints();
  }

  @Test
  void theModeStaysForTheNextQuestionAndTheStart() {
    chromium.open(server.uri(STARS + "&mode=lexical"), "answer");
    chromium.one("#query").sendKeys(Keys.ESCAPE);
    chromium.awaitState("welcome");
    assertThat(chosen()).isEqualTo("lexical");
    chromium.one(".example").click();
    chromium.awaitState("answer");

    assertThat(chromium.texts(".column h2")).containsExactly("Words");
    assertThat(chromium.driver.getCurrentUrl()).contains("mode=lexical");
  }

  @Test
  void theKeyboardReachesAndMovesTheSwitch() {
    chromium.open(server.uri(STARS), "answer");
    press("/");
    for (int tabs = 0; tabs < 5 && !isFocused("vector"); tabs++) {
      press(Keys.TAB);
    }
    assertThat(isFocused("vector")).isTrue();
    press(Keys.ARROW_RIGHT);
    chromium.await(() -> chromium.texts(".column h2").equals(List.of("Words")));

    assertThat(isFocused("lexical")).isTrue();
    press("/");
    assertThat(Chromium.attribute(chromium.focused(), "id")).isEqualTo("query");
  }

  @Test
  void theSwitchHasANameAndSoHasEachOfItsChoices() {
    chromium.open(server.uri(STARS), "answer");

    assertThat(chromium.one("#modes").getAriaRole()).isEqualTo("group");
    assertThat(chromium.one("#modes").getAccessibleName()).isEqualTo("Find by");
    assertThat(choice("hybrid").getAriaRole()).isEqualTo("radio");
    assertThat(choice("hybrid").getAccessibleName()).isEqualTo("Both");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextOfEveryModeStandsOutAndFits(String scheme) {
    chromium.colours(scheme);
    chromium.size(320, 844);
    for (String mode : List.of("lexical", "hybrid")) {
      chromium.open(server.uri(STARS + "&mode=" + mode), "answer");
      chromium.assertNothingWiderThan(320);
      assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
    }
  }

  @Test
  void wordsThatAreNowhereFindNothing() {
    chromium.open(server.uri("/?q=zzzzzzz&mode=lexical"), "answer");

    assertThat(chromium.texts(".list .note")).containsExactly("Nothing found.");
  }

  private static WebElement choice(String mode) {
    return chromium.one("#modes input[value=" + mode + "]");
  }

  private static void switchTo(String mode) {
    chromium.one("#modes input[value=" + mode + "] + span").click();
  }

  private static String chosen() {
    return Chromium.attribute(chromium.one("#modes :checked"), "value");
  }

  private static boolean isFocused(String mode) {
    return mode.equals(chromium.focused().getDomAttribute("value"));
  }

  private static void press(CharSequence key) {
    new Actions(chromium.driver).sendKeys(key).perform();
  }
}
