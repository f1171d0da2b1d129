package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Which encoders answer. */
class PageChoiceTest extends InChromium {
  private final InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.of(engine);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void open(String address, String state) {
    chromium.open(server.uri(address), state);
    chromium.await(() -> chromium.one("#choice").isDisplayed());
  }

  @Test
  void thoseThatAreTickedAnswerAndTheAddressRemembersThem() {
    open("/?q=stars", "answer");
    assertThat(chromium.texts("#choice label")).containsExactly("Full", "Compact");
    tick("full");
    awaitColumns("Compact");

    assertThat(chromium.driver.getCurrentUrl()).endsWith("/?q=stars&encoder=compact");
    assertThat(engine.asked).hasSize(3).endsWith("compact");
    assertThat(chromium.texts(".agreement")).isEmpty();
    chromium.driver.navigate().refresh();
    awaitColumns("Compact");
    chromium.await(() -> chromium.one("#choice").isDisplayed());
    tick("full");
    awaitColumns("Full", "Compact");
    assertThat(chromium.driver.getCurrentUrl()).endsWith("/?q=stars");
    chromium.driver.navigate().back();
    awaitColumns("Compact");
    assertThat(box("full").isSelected()).isFalse();
  }

  @Test
  void theLastOneStaysTicked() {
    open("/?q=stars&encoder=compact", "answer");
    tick("compact");

    assertThat(box("compact").isSelected()).isTrue();
    assertThat(chromium.texts(".column h2")).containsExactly("Compact");
  }

  @Test
  void aChoiceStaysForTheNextQuestionAndForRepeats() {
    open("/?encoder=compact", "welcome");
    chromium.one("#query").sendKeys("stars", Keys.ENTER);
    awaitColumns("Compact");
    chromium.one(".repeats button").click();
    chromium.await(() -> chromium.texts(".spread .name").equals(List.of("Compact")));

    assertThat(engine.asked).doesNotContain("full");
  }

  @Test
  void oneThatIsNotThereIsRefusedAndAnotherCanBeTicked() {
    open("/?q=stars&encoder=nobody", "problem");
    assertThat(chromium.one("[role=alert]").getText()).contains("nobody");
    assertThat(box("full").isSelected()).isFalse();
    tick("full");

    awaitColumns("Full");
    chromium.complaints();
  }

  @Test
  void wordsNeedNoEncoderSoNoneIsOffered() {
    open("/?q=stars&encoder=compact", "answer");
    chromium.one("#modes input[value=lexical] + span").click();
    awaitColumns("Words");
    assertThat(chromium.one("#choice").isDisplayed()).isFalse();
    chromium.one("#modes input[value=vector] + span").click();
    awaitColumns("Compact");
    assertThat(chromium.one("#choice").isDisplayed()).isTrue();
  }

  @Test
  void theKeyboardTicks() {
    open("/?q=stars", "answer");
    chromium.one("#modes :checked").sendKeys(Keys.TAB);
    assertThat(chromium.focused().getDomAttribute("value")).isEqualTo("full");
    assertThat(chromium.focused().getAccessibleName()).isEqualTo("Full");
    new Actions(chromium.driver).sendKeys(Keys.SPACE).perform();
    awaitColumns("Compact");

    assertThat(chromium.focused().getDomAttribute("value")).isEqualTo("full");
  }

  @Test
  void oneEncoderIsNoChoice() {
    ServerOptions options =
        ServerOptions.local(
            0, () -> new IndexProgress(24, 24, false), RunningServer.FACTS.subList(0, 1));
    try (RunningServer one = RunningServer.of(engine, options)) {
      chromium.open(one.uri("/"), "welcome");
      chromium.await(() -> chromium.texts(".sizes li").size() == 1);

      assertThat(chromium.driver.findElements(By.cssSelector("#choice label"))).isEmpty();
    }
  }

  private static WebElement box(String encoder) {
    return chromium.one("#choice input[value=" + encoder + "]");
  }

  private static void tick(String encoder) {
    chromium.one("#choice input[value=" + encoder + "] + span").click();
  }

  private static void awaitColumns(String... names) {
    chromium.await(() -> chromium.texts(".column h2").equals(List.of(names)));
  }
}
