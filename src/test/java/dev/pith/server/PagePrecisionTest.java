package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.search.Precision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The switch between the vectors that are compared. */
class PagePrecisionTest extends InChromium {
  private static final String STARS = "/?q=stars";

  private static final InMemoryEngine ENGINE = new InMemoryEngine(Glossary.DOCUMENTS);
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(ENGINE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void nothingAsked() {
    ENGINE.precisions.clear();
  }

  @Test
  void aSwitchAsksAgainByOtherVectorsAndTheAddressRemembersIt() {
    chromium.open(server.uri(STARS), "answer");
    assertThat(ENGINE.precisions).containsOnly(Precision.AUTOMATIC);
    ENGINE.precisions.clear();
    chromium.one("#precisions input[value=exact] + span").click();

    chromium.await(() -> chromium.one(".verdict .fine").getText().contains("each of them exactly"));
    assertThat(ENGINE.precisions).hasSize(2).containsOnly(Precision.EXACT);
    assertThat(chromium.driver.getCurrentUrl()).endsWith("?q=stars&precision=exact");
    chromium.driver.navigate().back();
    chromium.await(() -> chosen().equals("automatic"));
  }

  @Test
  void anAddressWithAPrecisionIsAskedByItAndTheNextQuestionToo() {
    chromium.open(server.uri(STARS + "&precision=indexed"), "answer");
    assertThat(chosen()).isEqualTo("indexed");
    assertThat(chromium.one(".verdict .fine").getText()).contains("by the graph");

    chromium.one("#modes input[value=hybrid] + span").click();
    chromium.await(() -> chromium.driver.getCurrentUrl().contains("mode=hybrid"));
    chromium.awaitState("answer");
    assertThat(chromium.driver.getCurrentUrl()).endsWith("&mode=hybrid&precision=indexed");
    assertThat(ENGINE.precisions).containsOnly(Precision.INDEXED);
  }

  @Test
  void wordsHaveNoVectorsToChoose() {
    chromium.open(server.uri(STARS + "&mode=lexical&precision=exact"), "answer");
    assertThat(chromium.one("#precisions").isDisplayed()).isFalse();

    chromium.one("#modes input[value=vector] + span").click();
    chromium.await(() -> chromium.one("#precisions").isDisplayed());
    assertThat(chosen()).isEqualTo("exact");
  }

  @Test
  void aPrecisionThatIsNoneIsRefusedAndAnotherCanBeChosen() {
    chromium.open(server.uri(STARS + "&precision=vague"), "problem");
    assertThat(chromium.one("[role=alert]").getText())
        .contains("vague", "automatic, indexed, exact");
    assertThat(chromium.driver.findElements(By.cssSelector("#precisions :checked"))).isEmpty();

    chromium.one("#precisions input[value=automatic] + span").click();
    chromium.awaitState("answer");
    chromium.complaints();
  }

  @Test
  void theSwitchHasANameAndSoHasEachOfItsChoices() {
    chromium.open(server.uri(STARS), "answer");

    assertThat(chromium.one("#precisions").getAriaRole()).isEqualTo("group");
    assertThat(chromium.one("#precisions").getAccessibleName()).isEqualTo("Compare");
    assertThat(chromium.one("#precisions input[value=exact]").getAccessibleName())
        .isEqualTo("All, exactly");
  }

  private static String chosen() {
    return Chromium.attribute(chromium.one("#precisions :checked"), "value");
  }
}
