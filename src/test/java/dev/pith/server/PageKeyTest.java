package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.access.ApiKey;
import dev.pith.access.ApiKeys;
import dev.pith.access.KeyFile;
import dev.pith.access.Scope;
import dev.pith.access.Secret;
import dev.pith.access.WatchedKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page of a server that asks for keys. */
class PageKeyTest extends InChromium {
  private static final String SECRET = Secret.random();

  @TempDir static Path folder;

  private static RunningServer server;

  @BeforeAll
  static void start() {
    Path file = folder.resolve("keys.json");
    new KeyFile(file)
        .change(
            () ->
                new ApiKeys(
                    List.of(
                        new ApiKey("reader", Scope.SEARCH, Secret.sha256(SECRET), Instant.EPOCH))));
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server = RunningServer.of(engine, RunningServer.options(engine).withKeys(WatchedKeys.of(file)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void forget() {
    chromium.driver.manage().deleteAllCookies();
  }

  @Test
  void aKeyIsAskedForOnceAndThePageGoesOnWhereItWas() {
    chromium.driver.get(server.uri("/?q=stars").toString());
    chromium.await(() -> !chromium.texts(".key h2").isEmpty());
    assertThat(chromium.texts(".key h2")).containsExactly("This server asks for a key");
    assertThat(Chromium.attribute(chromium.focused(), "id")).isEqualTo("key");

    chromium.focused().sendKeys("wrong", Keys.ENTER);
    chromium.await(() -> chromium.one("#key-told").getText().contains("no such key"));
    chromium.focused().sendKeys(SECRET, Keys.ENTER);
    chromium.awaitState("answer");

    assertThat(chromium.texts(".key")).isEmpty();
    assertThat(chromium.texts(".column h2")).containsExactly("Full", "Compact");
    chromium.open(server.uri("/?q=planets"), "answer");
    assertThat(chromium.script("return document.cookie")).isEqualTo("");
  }

  @Test
  void theQuestionForAKeyIsReadableByAllAndStaysUntilItIsAnswered() {
    chromium.driver.get(server.uri("/models").toString());
    chromium.await(() -> !chromium.texts(".key h2").isEmpty());
    chromium.focused().sendKeys(Keys.ESCAPE);

    assertThat(chromium.one(".key").isDisplayed()).isTrue();
    assertThat(chromium.one("#key").getAccessibleName()).isEqualTo("Your key");
    for (String scheme : List.of("light", "dark")) {
      chromium.colours(scheme);
      assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
    }
    chromium.size(320, 844);
    chromium.assertNothingWiderThan(320);
  }
}
