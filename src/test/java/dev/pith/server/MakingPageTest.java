package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.jobs.JobKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page of the encoders, where others are made and tuned. */
class MakingPageTest extends InReports {
  private static final String MAKE = "#compress button";
  private static final String TUNE = "#tune button";

  private void open() {
    chromium.open(site.uri("/models"), "models");
    chromium.await(() -> chromium.one("#making").isDisplayed());
  }

  private static void name(String typed) {
    chromium.one("#name").clear();
    chromium.one("#name").sendKeys(typed);
  }

  @Test
  void aCompressionIsFollowedToItsEnd() {
    open();
    assertThat(chromium.one("#recipes").getText())
        .contains("Int8", "8-bit weights and little else");
    click("#recipes label:last-child");
    name("mine");
    click(MAKE);
    awaitText(RUNNING, "Asking full, 43 %");
    assertThat(chromium.one(RUNNING).getText()).contains("Compact encoder · Running");
    site.open();
    awaitText("#making-jobs .job[data-state='done']", JobSite.HEADLINE);

    assertThat(site.bench.asked).containsExactly(List.of("full", "compact", "mine"));
    chromium.await(() -> announced().endsWith("is done. " + JobSite.HEADLINE));
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void aTuningKeepsAsMuchAsTheSliderSays() {
    open();
    assertThat(chromium.one("#kept").getText()).isEqualTo("98.0 %");
    chromium.one("#quality").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    assertThat(chromium.one("#kept").getText()).isEqualTo("96.5 %");
    click(TUNE);
    awaitCount(RUNNING, 1);
    confirm(RUNNING + " .danger");
    awaitCount("#making-jobs .job[data-state='cancelled']", 1);

    assertThat(site.bench.asked).containsExactly(List.of("full", 0.965));
  }

  @Test
  void aTuningThatIsDoneIsAPageToOpen() {
    site.done(JobKind.TUNING, "full", "» int8 is the fastest that is good enough");
    open();
    awaitCount("#making-jobs .job", 1);
    click(".page-link");

    chromium.await(() -> "report.html".equals(chromium.driver.getTitle()));
  }

  @Test
  void aTuningThatFoundNoneTellsWhyOnItsPage() {
    site.failedWithFiles(JobKind.TUNING, "full", "pith tune: no encoder keeps 99 %");
    open();
    awaitText("#making-jobs .job[data-state='failed']", "No encoder keeps 99 %");
    click("#making-jobs .page-link");

    chromium.await(() -> "report.html".equals(chromium.driver.getTitle()));
  }

  @Test
  void aNameIsSuggestedUntilSomebodyTypesAnother() {
    open();
    assertThat(chromium.one("#name").getDomProperty("value")).isEqualTo("full-int8");
    click("#recipes label:last-child");
    assertThat(chromium.one("#name").getDomProperty("value")).isEqualTo("full-compact");
    name("mine");
    click("#recipes label:first-child");
    assertThat(chromium.one("#name").getDomProperty("value")).isEqualTo("mine");
    chromium.one("#name").clear();
    click("#recipes label:last-child");
    assertThat(chromium.one("#name").getDomProperty("value")).isEqualTo("full-compact");
  }

  @ParameterizedTest
  @CsvSource({
    "-a, begins with a letter or a digit",
    "a/b, nothing else",
    "compact, is served already",
  })
  void aNameThatCannotBeIsToldWhileItIsTyped(String typed, String why) {
    open();
    name(typed);
    awaitText("#name-hint", why);
    assertThat(chromium.one("#name").getDomAttribute("aria-invalid")).isEqualTo("true");
    click(MAKE);
    assertThat(chromium.is("document.querySelector('#compress').checkValidity()")).isFalse();
    assertThat(site.bench.asked).isEmpty();

    name("good");
    assertThat(chromium.one("#name").getDomAttribute("aria-invalid")).isEqualTo("false");
  }

  @Test
  void whatTheServerSaysAgainstANameStandsBesideTheButton() {
    open();
    name("taken");
    click(MAKE);

    awaitText("#compress .told", "choose another name");
    chromium.complaints();
  }

  @Test
  void aServerThatTakesNoJobsSaysHowItWould() {
    try (RunningServer plain = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS))) {
      chromium.open(plain.uri("/models"), "models");

      assertThat(chromium.one("#no-jobs").getText()).contains("pith serve --jobs DIR");
      assertThat(chromium.one("#making").isDisplayed()).isFalse();
      chromium.driver.get("about:blank");
    }
  }
}
