package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.jobs.JobKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What looks at the pages of a server that takes jobs. */
abstract class InReports extends InChromium {
  static final String RUNNING = ".job[data-state='running']";
  static final String WAITING = ".job[data-state='waiting']";

  @TempDir private Path folder;
  JobSite site;

  @BeforeEach
  void start() {
    site = new JobSite(folder);
  }

  /**
   * A page that is left open asks a server that is gone, and complains of that to the next test.
   */
  @AfterEach
  void stop() {
    chromium.driver.get("about:blank");
    chromium.complaints();
    site.close();
  }

  void openReports(String state) {
    chromium.open(site.uri("/reports"), state);
  }

  static int count(String css) {
    return chromium.driver.findElements(By.cssSelector(css)).size();
  }

  static void awaitCount(String css, int expected) {
    chromium.await(() -> count(css) == expected);
  }

  static void awaitText(String css, String part) {
    chromium.await(() -> chromium.one(css).getText().contains(part));
  }

  static void click(String css) {
    chromium.one(css).click();
  }

  /** Presses a button that asks before it does something, and answers it. */
  static void confirm(String button) {
    WebElement pressed = chromium.one(button);
    pressed.click();
    assertThat(pressed.getText()).startsWith("Really ");
    pressed.click();
  }

  static void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(chromium.driver).sendKeys(key).perform();
    }
  }

  /** Goes on from where the focus is until it is on what the selector names. */
  static void tabTo(String css) {
    for (int steps = 0;
        !chromium.is("document.activeElement.matches(arguments[0])", css);
        steps++) {
      assertThat(steps).as("steps to %s", css).isLessThan(60);
      press(Keys.TAB);
    }
  }

  static String announced() {
    return chromium.one("#announcement").getText();
  }

  /** Two reports that are done, the newer first. */
  List<String> twoReports() {
    String older = site.done(JobKind.REPORT, "full, compact", "» 280 a second").id();
    String newer = site.done(JobKind.REPORT, "full", "» 300 a second").id();
    return List.of(newer, older);
  }
}
