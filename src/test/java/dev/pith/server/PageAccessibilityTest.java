package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.DocumentWriter;
import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in each of its states, in any light, wide and narrow, as axe-core sees it. */
@ParameterizedClass
@CsvSource({"light, 1360", "dark, 1360", "light, 320", "dark, 390"})
class PageAccessibilityTest extends InChromium {
  private static RunningServer server;

  private final String scheme;
  private final int width;

  PageAccessibilityTest(String scheme, int width) {
    this.scheme = scheme;
    this.width = width;
  }

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void look() {
    chromium.colours(scheme);
    chromium.size(width, 900);
  }

  @Test
  void whatIsWrongIsFound() {
    chromium.open(server.uri("/"), "welcome");
    chromium.script("document.querySelector('main').append(new Image()); return true");

    assertThat(Axe.violations(chromium)).anyMatch(found -> found.toString().contains("image-alt"));
    chromium.complaints();
  }

  @Test
  void theStart() {
    chromium.open(server.uri("/"), "welcome");
    chromium.await(() -> chromium.texts(".sizes li").size() == 2);
    assertUsable("the start");
    chromium.one(".passes summary").click();
    assertUsable("how an encoder was made");
  }

  @Test
  void answersAndWhatCanBeOpenedInThem() {
    chromium.open(server.uri("/?q=stars"), "answer");
    assertUsable("two answers");
    chromium.one(".hit").click();
    assertUsable("an opened hit");
    chromium.one(".repeats button").click();
    chromium.await(() -> chromium.one(".repeats button").getText().startsWith("Repeat"));
    assertUsable("repeats");

    chromium.open(server.uri("/?q=stars&mode=hybrid&filter=language%3Dde"), "answer");
    chromium.one(".hit").click();
    assertUsable("narrowed, with reasons");
    chromium.open(server.uri("/?q=stars&mode=lexical"), "answer");
    assertUsable("words alone");
    chromium.open(server.uri("/?q=zzzzzzz&mode=lexical"), "answer");
    assertUsable("nothing found");
  }

  @Test
  void answersOfThree() {
    try (RunningServer three =
        RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS, InMemoryEngine.THREE))) {
      chromium.open(three.uri("/?q=stars"), "answer");
      assertUsable("three answers");
    }
  }

  @Test
  void aRefusal() {
    chromium.open(server.uri("/?q=" + "a".repeat(2_001)), "problem");
    assertUsable("a refusal");
    chromium.complaints();
  }

  @Test
  void anIndexThatIsBeingFilled() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    ServerOptions filling =
        ServerOptions.local(0, () -> new IndexProgress(31, 82, true), RunningServer.FACTS);
    try (RunningServer other = RunningServer.of(engine, filling)) {
      chromium.open(other.uri("/"), "welcome");
      chromium.await(() -> chromium.one("#filling").isDisplayed());
      assertUsable("filling");
    }
  }

  @Test
  void theModels() {
    chromium.open(server.uri("/?q=stars"), "answer");
    chromium.open(server.uri("/models"), "models");
    chromium.await(() -> !chromium.texts("#traffic tbody tr").isEmpty());
    assertUsable("the models");
  }

  @Test
  void aCorpusThatCanOnlyBeRead() {
    chromium.open(server.uri("/corpus"), "read-only");
    assertUsable("a corpus to read");
  }

  @Test
  void aCorpusThatCanBeChanged(@TempDir Path folder) throws IOException {
    List<Encoder> encoders =
        List.of(new BagOfWordsEncoder("full", 16, 1), new BagOfWordsEncoder("compact", 8, 2));
    Path path = folder.resolve("index");
    DocumentWriter.create(path, encoders).close();
    Path good = Files.writeString(folder.resolve("good.txt"), "seven bees");
    Path bad = Files.writeString(folder.resolve("bad.csv"), "a,b\n1,2\n");
    try (WritableSite site = new WritableSite(path, encoders, ChangeLimits.STANDARD)) {
      chromium.open(site.uri("/corpus"), "writable");
      assertUsable("an empty corpus");
      chromium.one("#files").sendKeys(good + "\n" + bad);
      chromium.await(() -> chromium.texts("#sent .done, #sent .failed").size() == 2);
      chromium.one("#id").sendKeys("good.txt");
      chromium.one("#find button").click();
      chromium.await(() -> !chromium.texts(".card").isEmpty());
      assertUsable("files that were sent, and a document");
      chromium.one(".card button").click();
      chromium.await(() -> !chromium.texts("#found .quiet").isEmpty());
      assertUsable("a document that was deleted");
    }
  }

  @Test
  void reportsInEveryState(@TempDir Path folder) {
    try (JobSite site = new JobSite(folder)) {
      chromium.open(site.uri("/reports"), "idle");
      assertUsable("no report yet");
      site.done(JobKind.REPORT, "full, compact", "» 280 a second");
      site.done(JobKind.REPORT, "full", "» 300 a second");
      site.done(JobKind.COMPARISON, "one and the other", "» 3 are worse");
      site.failed(JobKind.REPORT, "compact", "pith report: no room");
      site.await(site.held(JobKind.REPORT, "held"), JobState.RUNNING);
      site.held(JobKind.TUNING, "waits");
      chromium.open(site.uri("/reports"), "busy");
      chromium.await(() -> !chromium.texts(".step-detail").isEmpty());
      chromium.one("#current summary").click();
      chromium.await(() -> chromium.one("#current pre").getText().contains("quality"));
      chromium.one("#reports .danger:not([hidden])").click();
      chromium.script("document.querySelector('#reports input').click(); return true");
      assertUsable("jobs in every state");
    }
    chromium.complaints();
  }

  @Test
  void reportsWhereTheServerTakesNoJobs() {
    chromium.open(server.uri("/reports"), "no-jobs");
    assertUsable("no jobs");
  }

  @Test
  void encodersAreMade(@TempDir Path folder) {
    try (JobSite site = new JobSite(folder)) {
      site.done(JobKind.COMPRESSION, "small", "» made");
      site.await(site.held(JobKind.TUNING, "held"), JobState.RUNNING);
      chromium.open(site.uri("/models"), "models");
      chromium.await(() -> chromium.texts("#making-jobs .job").size() == 2);
      chromium.one("#name").sendKeys("/");
      assertUsable("encoders that are made");
      chromium.driver.get("about:blank");
    }
    chromium.complaints();
  }

  private void assertUsable(String state) {
    Axe.assertNothingFoundIn(chromium, state);
    chromium.assertNothingWiderThan(width);
  }
}
