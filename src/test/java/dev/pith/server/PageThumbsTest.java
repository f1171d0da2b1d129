package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.JudgementLog;
import dev.pith.corpus.Thumb;
import dev.pith.corpus.ThumbFile;
import dev.pith.corpus.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Thumbs that people give to hits, by mouse and by keyboard. */
class PageThumbsTest extends InChromium {
  private static final String QUERY = "a person who studies the stars";
  private static final String ADDRESS = "/?q=a+person+who+studies+the+stars";
  private static final String DOCUMENT = "g-astronomer";
  private static final int LEAST_PIXELS = 24;

  @TempDir Path folder;
  private Path file = Path.of("");
  private JudgementLog log;
  private RunningServer server;

  @BeforeEach
  void start() {
    file = folder.resolve("judgements.jsonl");
    log = JudgementLog.open(file, InstantSource.system());
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server = RunningServer.of(engine, RunningServer.options(engine).withJudgements(log));
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
    chromium.complaints();
  }

  private void open() {
    chromium.open(server.uri(ADDRESS), "answer");
    chromium.await(() -> chromium.one(".thumb").isDisplayed());
  }

  /** The thumbs of the document, one in each column. */
  private static List<WebElement> thumbs(String kind) {
    return chromium.driver.findElements(
        By.cssSelector(".hit[data-document='%s'] .thumb-%s".formatted(DOCUMENT, kind)));
  }

  private static void awaitPressed(String kind, boolean pressed) {
    chromium.await(
        () ->
            thumbs(kind).stream()
                .allMatch(
                    thumb ->
                        Chromium.attribute(thumb, "aria-pressed")
                            .equals(Boolean.toString(pressed))));
  }

  /** What is on the disk of the document. */
  private List<Verdict> stored() {
    return ThumbFile.read(file).thumbs().of(QUERY).stream()
        .filter(thumb -> thumb.document().equals(DOCUMENT))
        .map(Thumb::verdict)
        .toList();
  }

  @Test
  void aThumbByMouseIsStoredShownInBothColumnsAndThereAgainAndIsTakenBack() {
    open();
    assertThat(thumbs("up")).hasSize(2);
    thumbs("up").getFirst().click();
    awaitPressed("up", true);
    assertThat(stored()).containsExactly(Verdict.RELEVANT);
    assertThat(chromium.one("#announcement").getText()).isEqualTo("Relevant: astronomer");
    assertThat(chromium.texts(".hit.whole")).isEmpty();

    open();
    awaitPressed("up", true);
    awaitPressed("down", false);
    thumbs("down").getLast().click();
    awaitPressed("down", true);
    awaitPressed("up", false);
    assertThat(stored()).containsExactly(Verdict.NOT_RELEVANT);

    open();
    awaitPressed("down", true);
    thumbs("down").getFirst().click();
    awaitPressed("down", false);
    assertThat(stored()).isEmpty();
    open();
    awaitPressed("up", false);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void aThumbByKeyIsStoredAndThereAgainAndIsTakenBack() {
    open();
    WebElement hit = chromium.driver.findElement(By.cssSelector("[data-document=g-astronomer]"));
    chromium.script("arguments[0].focus(); return true", hit);
    chromium.focused().sendKeys("+");
    awaitPressed("up", true);
    assertThat(stored()).containsExactly(Verdict.RELEVANT);
    chromium.focused().sendKeys("-");
    awaitPressed("down", true);
    awaitPressed("up", false);
    assertThat(stored()).containsExactly(Verdict.NOT_RELEVANT);

    open();
    awaitPressed("down", true);
    WebElement button = thumbs("down").getFirst();
    chromium.script("arguments[0].focus(); return true", button);
    chromium.focused().sendKeys(Keys.ENTER);
    awaitPressed("down", false);
    chromium.focused().sendKeys(Keys.SPACE);
    awaitPressed("down", true);
    assertThat(chromium.focused()).isEqualTo(button);
    chromium.focused().sendKeys("-");
    awaitPressed("down", false);
    assertThat(stored()).isEmpty();
    assertThat(chromium.texts(".hit.whole")).isEmpty();
    assertThat(chromium.one("#thumb-keys").isDisplayed()).isTrue();
  }

  @Test
  void keysOfThumbsAreLettersInTheBox() {
    open();
    chromium.one("#query").sendKeys("+-");

    assertThat(chromium.script("return document.getElementById('query').value"))
        .isEqualTo(QUERY + "+-");
    assertThat(log.thumbs().size()).isZero();
  }

  @Test
  void whatCouldNotBeStoredIsToldAtItsHitAndCanBeTriedAgain() throws IOException {
    open();
    Path away = Files.move(file, folder.resolve("away"));
    thumbs("up").getFirst().click();
    chromium.await(() -> !chromium.texts(".hit .thumb-trouble").isEmpty());
    assertThat(chromium.one(".thumb-trouble").getText()).startsWith("This was not stored");
    awaitPressed("up", false);

    Files.move(away, file);
    thumbs("up").getLast().click();
    awaitPressed("up", true);
    assertThat(chromium.texts(".thumb-trouble")).isEmpty();
    assertThat(stored()).containsExactly(Verdict.RELEVANT);
  }

  @Test
  void aServerThatTakesNoneShowsNone() {
    try (RunningServer other = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS))) {
      chromium.open(other.uri(ADDRESS), "answer");
      chromium.await(() -> !chromium.one("#holdings").getText().isEmpty());

      assertThat(chromium.one(".thumb").isDisplayed()).isFalse();
      assertThat(chromium.one("#thumb-keys").isDisplayed()).isFalse();
      chromium.script("document.querySelector('.hit').focus(); return true");
      chromium.focused().sendKeys("+");
      assertThat(chromium.texts(".thumb-trouble")).isEmpty();
    }
    assertThat(chromium.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"light, 1360", "dark, 1360", "light, 320", "dark, 390"})
  void everyoneCanFindAndPressThem(String scheme, int width) {
    log.give(QUERY, DOCUMENT, Verdict.RELEVANT);
    log.give(QUERY, "g-stargazer", Verdict.NOT_RELEVANT);
    chromium.colours(scheme);
    chromium.size(width, 900);
    open();
    awaitPressed("up", true);
    thumbs("down").getFirst().sendKeys("");

    Axe.assertNothingFoundIn(chromium, "thumbs");
    chromium.assertNothingWiderThan(width);
    assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
    assertThat(chromium.driver.findElements(By.className("thumb")))
        .hasSize(40)
        .allSatisfy(
            thumb -> {
              assertThat(thumb.getSize().width).isGreaterThanOrEqualTo(LEAST_PIXELS);
              assertThat(thumb.getSize().height).isGreaterThanOrEqualTo(LEAST_PIXELS);
            });
    assertThat(chromium.script("return getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    assertThat(thumbs("up").getFirst().getAccessibleName()).isEqualTo("Relevant: astronomer");
  }
}
