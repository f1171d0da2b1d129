package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.index.VectorPrecision;
import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobQueue;
import dev.pith.jobs.JobState;
import dev.pith.search.SearchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page of the reports, as a person meets it. */
class ReportsPageTest extends InReports {
  private static final String START = "#new-report button";

  private static final String COVERED =
      """
      (() => {
        const bar = document.querySelector('#comparing');
        const box = document.activeElement.getBoundingClientRect();
        return !bar.contains(document.activeElement)
          && box.bottom > bar.getBoundingClientRect().top && box.top < bar.getBoundingClientRect().bottom;
      })()
      """;

  @Test
  void aReportIsStartedFollowedAndOpened() {
    openReports("idle");
    assertThat(chromium.one("#empty").getText()).contains("There is none yet.", "JSON, Markdown");
    click(START);
    awaitText(RUNNING, "Step 2 of 6: quality of 4 cells");

    assertThat(chromium.one(RUNNING).getText())
        .contains("full, compact", "Running", "so far", "Asking full, 43 %");
    assertThat(chromium.focused().getAccessibleName()).startsWith("full, compact");
    assertThat(chromium.one("[role=progressbar].steps").getDomAttribute("aria-valuenow"))
        .isEqualTo("24");
    click(RUNNING + " summary");
    awaitText(RUNNING + " pre", "step 2 of 6: quality of 4 cells");

    site.open();
    awaitCount("#reports .job", 1);
    assertThat(chromium.one("#reports .job").getText()).contains(JobSite.HEADLINE);
    assertThat(announced()).endsWith("is done. " + JobSite.HEADLINE);
    assertThat(chromium.one("#now").isDisplayed()).isFalse();
    assertThat(chromium.one("#empty").isDisplayed()).isFalse();
    awaitText("#reports pre", JobSite.HEADLINE);
    assertThat(chromium.texts("#reports .files a"))
        .extracting(text -> text.lines().findFirst().orElseThrow())
        .containsExactly("Open", "JSON", "Markdown", "CSV");
    assertThat(chromium.complaints()).isEmpty();
    click("#reports .page-link");
    chromium.await(() -> "report.html".equals(chromium.driver.getTitle()));
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whatIsTickedIsAskedFor() {
    site.bench.judged(12);
    openReports("idle");
    assertThat(chromium.one("#reference").getText()).startsWith("Full is the reference");
    assertThat(chromium.one("#cells").getText()).isEqualTo("2 combinations to measure");
    assertThat(chromium.one("#judged").getText()).contains("(12)");
    click("#encoders label:first-child");
    click("#precisions label:last-child");
    click("[value=lexical] + span");
    click("[value=drawn] + span");
    assertThat(chromium.one("#reference").getText()).isEqualTo("Compact stands alone.");
    assertThat(chromium.one("#cells").getText()).isEqualTo("3 combinations to measure");
    click(START);
    awaitCount(RUNNING, 1);

    assertThat(site.bench.asked)
        .containsExactly(
            List.of(
                new ReportPlan(
                    List.of("compact"),
                    List.of(VectorPrecision.FLOAT32, VectorPrecision.BITS_1),
                    List.of(SearchMode.VECTOR, SearchMode.LEXICAL),
                    ReportPlan.Questions.DRAWN)));
  }

  @Test
  void manyJudgedQuestionsAreTakenAndFewAreNot() {
    site.bench.judged(9);
    openReports("idle");
    assertThat(chromium.one("[value=drawn]").isSelected()).isTrue();
    site.bench.judged(10);
    openReports("idle");
    assertThat(chromium.one("[value=judged]").isSelected()).isTrue();
    site.bench.judged(0);
    openReports("idle");
    assertThat(chromium.one("[value=judged]").isEnabled()).isFalse();
  }

  @Test
  void nothingIsSentUntilSomethingIsChosenOfEach() {
    openReports("idle");
    click("#encoders label:first-child");
    click("#encoders label:last-child");
    click(START);

    assertThat(chromium.is("document.querySelector('#new-report').checkValidity()")).isFalse();
    assertThat(
            chromium.script("return document.querySelector('#encoders input').validationMessage"))
        .isEqualTo("Choose an encoder.");
    assertThat(site.bench.asked).isEmpty();
  }

  @Test
  void oneThatRunsAndOneThatWaitsAreCancelled() {
    site.held(JobKind.REPORT, "first");
    site.held(JobKind.TUNING, "second");
    openReports("busy");
    awaitCount("#current .job", 2);
    assertThat(chromium.one(WAITING).getText()).contains("Tuning · Waiting", "1 before it.");
    confirm(WAITING + " .danger");
    awaitCount(WAITING, 0);
    awaitCount(RUNNING, 1);
    confirm(RUNNING + " .danger");
    awaitCount("#unfinished .job", 1);

    assertThat(chromium.one("#unfinished .job").getText()).contains("first", "Cancelled");
    chromium.await(() -> announced().contains("first was cancelled."));
    assertThat(
            chromium.is("document.querySelector('#unfinished').contains(document.activeElement)"))
        .isTrue();
  }

  @Test
  void twoReportsAreComparedTheOlderFirst() {
    List<String> ids = twoReports();
    site.done(JobKind.REPORT, "third", "» more");
    openReports("idle");
    assertThat(chromium.one("#comparing").isDisplayed()).isFalse();
    click("#reports [value='%s']".formatted(ids.getFirst()));
    assertThat(chromium.one("#chosen").getText()).endsWith("choose another to compare it with.");
    assertThat(chromium.one("#comparing button").isEnabled()).isFalse();
    click("#reports [value='%s']".formatted(ids.getLast()));
    assertThat(chromium.one("#chosen").getText())
        .matches("From full, compact \\(.*\\) to full \\(.*\\)\\.");
    assertThat(count("#reports input:disabled")).isEqualTo(1);
    site.bench.does(site.script(JobKind.COMPARISON));
    site.open();
    click("#comparing button");
    awaitCount("#comparisons .job", 1);

    List<?> compared = (List<?>) site.bench.asked.getFirst();
    assertThat(compared.getFirst().toString()).contains(ids.getLast()).endsWith("report.json");
    assertThat(compared.getLast().toString()).contains(ids.getFirst());
    assertThat(chromium.one("#comparisons h3").getText()).matches("\\d.*:\\d\\d → \\d.*:\\d\\d");
    assertThat(chromium.one("#comparing").isDisplayed()).isFalse();
    assertThat(count("#reports input:checked")).isZero();
    click("#comparisons .page-link");
    chromium.await(() -> "comparison.html".equals(chromium.driver.getTitle()));
  }

  /** WCAG 2.2, 2.4.11: the bar stays in view, and must not cover what has the focus. */
  @Test
  void theBarCoversNothingThatHasTheFocus() {
    for (int i = 0; i < 6; i++) {
      site.done(JobKind.REPORT, "report " + i, "» done");
    }
    openReports("idle");
    chromium.size(390, 700);
    chromium.script(
        "document.querySelectorAll('#reports input').forEach((box, at) => at < 2 && box.click());"
            + " scrollTo(0, 0); return true");
    int steps = 0;
    do {
      press(Keys.TAB);
      assertThat(chromium.is(COVERED)).as("step %d", ++steps).isFalse();
    } while (!focusIsIn("#comparing *"));
    assertThat(steps).isGreaterThan(30);
  }

  private static boolean focusIsIn(String css) {
    return chromium.is("document.activeElement.matches(arguments[0])", css);
  }

  @Test
  void deletingTakesASecondClickWhichCanBeTakenBack() {
    twoReports();
    openReports("idle");
    String delete = "#reports .job:first-child .danger:not([hidden])";
    click(delete);
    assertThat(announced()).startsWith("Really delete? Press again");
    press(Keys.ESCAPE);
    assertThat(chromium.one(delete).getText()).isEqualTo("Delete");
    click(delete);
    press(Keys.TAB);
    assertThat(chromium.one(delete).getText()).isEqualTo("Delete");
    assertThat(site.jobs()).hasSize(2);

    confirm(delete);
    awaitCount("#reports .job", 1);
    assertThat(site.jobs()).hasSize(1);
    assertThat(announced()).isEqualTo("Deleted full.");
    assertThat(chromium.focused().getAccessibleName()).isEqualTo("full, compact");
  }

  @Test
  void everythingIsDoneFromTheKeyboard() {
    openReports("idle");
    tabTo("#encoders input");
    press(Keys.TAB, Keys.SPACE);
    tabTo(START);
    press(Keys.ENTER);
    awaitCount(RUNNING, 1);
    assertThat(site.bench.asked.toString()).contains("encoders=[full]");
    chromium.await(() -> chromium.is("document.activeElement.matches(arguments[0])", RUNNING));
    tabTo(RUNNING + " summary");
    press(Keys.ENTER);
    awaitText(RUNNING + " pre", "quality of 4 cells");
    tabTo(RUNNING + " .danger");
    press(Keys.ENTER, Keys.ENTER);
    awaitCount("#unfinished .job", 1);
    chromium.await(
        () ->
            chromium.is("document.activeElement.matches('#unfinished .job, #unfinished .job *')"));
    assertThat(count("#unfinished details[open]")).isEqualTo(1);
    tabTo("#unfinished .danger:not([hidden])");
    press(Keys.SPACE, Keys.SPACE);
    awaitCount("#unfinished .job", 0);
    assertThat(site.jobs()).isEmpty();
  }

  @Test
  void whoReadsIsNotDisturbedByTheNextLook() {
    site.held(JobKind.REPORT, "held");
    openReports("busy");
    awaitCount(RUNNING, 1);
    click(RUNNING + " summary");
    awaitText(RUNNING + " pre", "quality of 4 cells");
    chromium.script(
        """
        window.card = document.querySelector('.job');
        window.changes = 0;
        new MutationObserver(seen => window.changes += seen.length)
          .observe(document.querySelector('.job header'), { subtree: true, childList: true, characterData: true });
        card.querySelector('.lines').focus();
        return true;
        """);
    String when = chromium.one(".job .when").getText();
    chromium.await(() -> !chromium.one(".job .when").getText().equals(when));

    assertThat(chromium.script("return window.changes")).isEqualTo(0L);
    assertThat(chromium.is("window.card.isConnected && window.card.querySelector('details').open"))
        .isTrue();
    assertThat(chromium.is("document.activeElement.matches('.lines')")).isTrue();
  }

  @Test
  void aFailureIsToldInItsSentence() {
    site.failed(JobKind.REPORT, "full, compact", "pith report: the disk is full; free some");
    openReports("idle");

    assertThat(chromium.one("#unfinished .job").getText())
        .contains("Failed", "The disk is full; free some");
    assertThat(chromium.one("#empty").isDisplayed()).isTrue();
  }

  @Test
  void aQueueThatIsFullSaysSoBesideTheButton() {
    site.await(site.held(JobKind.REPORT, "runs"), JobState.RUNNING);
    for (int i = 0; i < JobQueue.MOST_WAITING; i++) {
      site.held(JobKind.REPORT, "waits " + i);
    }
    openReports("busy");
    click(START);
    awaitText("#new-report .told", "8 jobs wait already");

    assertThat(chromium.texts("#current h3")).startsWith("runs", "waits 0").endsWith("waits 7");
    chromium.complaints();
  }

  @Test
  void aJobThatSomebodyElseDeletedIsToldInItsPlace() {
    twoReports();
    openReports("idle");
    chromium.script(
        """
        const real = window.fetch;
        window.fetch = (path, options) => options.method === 'DELETE'
          ? Promise.resolve(new Response('{"detail":"There is no such job."}', { status: 404 }))
          : real(path, options);
        return true;
        """);
    confirm("#reports .danger:not([hidden])");

    awaitText("#reports .told", "There is no such job.");
  }

  @Test
  void aServerThatIsGoneIsToldAndForgottenWhenItIsBack() {
    twoReports();
    openReports("idle");
    chromium.script(
        """
        window.real = window.fetch;
        window.fetch = () => Promise.reject(new TypeError('gone'));
        return true;
        """);
    click(START);
    awaitText("#new-report .told", "still running");
    chromium.script("document.dispatchEvent(new Event('visibilitychange')); return true");
    awaitCount("#trouble [role=alert]", 1);
    assertThat(count("#reports .job")).isEqualTo(2);

    chromium.script("window.fetch = window.real; return true");
    awaitCount("#trouble [role=alert]", 0);
  }

  @Test
  void aServerThatTakesNoJobsSaysHowItWould(@TempDir Path elsewhere) throws IOException {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    Path report = Files.writeString(elsewhere.resolve("report.html"), "<title>given</title>");
    try (RunningServer plain = RunningServer.of(engine, RunningServer.options(engine, report))) {
      chromium.open(plain.uri("/reports"), "no-jobs");

      assertThat(chromium.one("#no-jobs").getText()).contains("pith serve --jobs DIR");
      assertThat(chromium.one("#asking").isDisplayed()).isFalse();
      assertThat(chromium.complaints()).isEmpty();
      click("#given a");
      chromium.await(() -> "given".equals(chromium.driver.getTitle()));
    }
  }

  @Test
  void theReportOfTheStartIsLinkedOnlyWhereThereIsOne() {
    openReports("idle");

    assertThat(chromium.one("#given").isDisplayed()).isFalse();
    assertThat(chromium.texts("nav a"))
        .containsExactly("Search", "Corpus", "Models", "Reports", "API");
  }
}
