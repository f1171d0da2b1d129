package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether everyone can read the pages of jobs, and whether what jobs say stays text. */
class ReportsPageLooksTest extends InReports {
  private static final String UNBROKEN = "unbroken".repeat(60);

  @ParameterizedTest
  @CsvSource({"320, light", "360, dark", "768, light", "1360, dark"})
  void everyTextFitsAndStandsOut(int width, String scheme) {
    chromium.colours(scheme);
    chromium.size(width, 844);
    fill();
    openReports("busy");
    awaitCount(RUNNING, 1);
    click(RUNNING + " summary");
    awaitText(RUNNING + " pre", "quality");
    chromium.script(
        "document.querySelectorAll('#reports .pick input').forEach(box => box.click()); return 1");
    assertThat(chromium.one("#comparing").isDisplayed()).isTrue();
    assertReadable(width);

    chromium.open(site.uri("/models"), "models");
    awaitCount("#making-jobs .job", 3);
    chromium.script("document.querySelector('#name').value = '-'; return 1");
    chromium.one("#name").sendKeys("/");
    assertReadable(width);
  }

  /** Every kind of job in every state, with words that have no end. */
  private void fill() {
    site.done(JobKind.REPORT, UNBROKEN, "» " + UNBROKEN);
    site.done(JobKind.REPORT, "full", "» 280 a second");
    site.done(JobKind.COMPARISON, "a and b", "» 3 are worse");
    site.done(JobKind.COMPRESSION, "small", "» made");
    site.failed(JobKind.REPORT, "full", "pith report: " + UNBROKEN);
    site.failed(JobKind.TUNING, UNBROKEN, "pith tune: none is good enough");
    site.await(site.held(JobKind.REPORT, "held"), JobState.RUNNING);
    site.held(JobKind.COMPRESSION, UNBROKEN);
  }

  private static void assertReadable(int width) {
    chromium.assertNothingWiderThan(width);
    assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
  }

  @Test
  void whateverJobsSayIsShownAsText() {
    List<String> payloads = HostilePayloads.all().toList();
    for (String payload : payloads) {
      site.done(JobKind.REPORT, payload, "» " + payload);
    }
    site.failed(JobKind.COMPRESSION, "all", String.join("\n", payloads));
    for (String payload : payloads.subList(0, 5)) {
      site.failed(JobKind.TUNING, payload, "pith tune: " + payload);
    }
    openReports("idle");
    awaitCount("#reports .job", payloads.size());
    click("#reports summary");
    chromium.await(() -> !chromium.texts("#reports pre").getFirst().isEmpty());
    assertNothingRan();

    chromium.open(site.uri("/models"), "models");
    awaitCount("#making-jobs .job", 6);
    chromium.script(
        "document.querySelectorAll('.job details').forEach(one => one.open = true); return 1");
    chromium.await(() -> chromium.texts("#making-jobs pre").getLast().contains("alert(1)"));
    assertNothingRan();
  }

  private static void assertNothingRan() {
    assertThat(
            chromium.is(
                "document.querySelector('.jobs :is(img, script, iframe, style, svg, form)')"))
        .isFalse();
    assertThat(chromium.is("document.querySelector('.jobs a:not([href^=\"/reports/r-\"])')"))
        .isFalse();
    assertThat(chromium.complaints()).isEmpty();
  }
}
