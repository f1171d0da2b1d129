package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The same question asked thirty times from the page. */
class PageRepeatsTest extends InChromium {
  private static final int TIMES = 30;

  @Test
  void thirtyAnswersGiveAMedianAndAP90OfEachEncoder() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    try (RunningServer server = RunningServer.of(engine)) {
      chromium.open(server.uri("/?q=stars&mode=hybrid&filter=language%3Dde"), "answer");
      press();
      awaitEnd();

      assertThat(engine.asked).hasSize(2 * (1 + TIMES));
      assertThat(chromium.one(".spread caption").getText()).startsWith("30 runs of each");
      assertThat(chromium.texts(".spread .name")).containsExactly("Full", "Compact");
      assertThat(chromium.texts(".spread .time")).containsExactly("11.2", "11.2", "11.2", "11.2");
      assertThat(chromium.texts(".spread tbody:nth-of-type(1) .legend dt"))
          .containsExactly("tokenize", "encode", "search", "lexical", "fuse", "fetch");
      assertThat(chromium.driver.findElements(By.cssSelector(".strip .run"))).hasSize(2 * TIMES);
      assertThat(chromium.one("#announcement").getText())
          .startsWith("30 runs: Full median 11.2, p90 11.2 milliseconds; Compact");
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  @Test
  void aServerThatAnswersFewerInASecondIsWaitedFor() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    RequestLimits slow = RequestLimits.defaults().withClientRate(new ClientRate(15, 3, 10));
    try (RunningServer server = RunningServer.of(engine, slow)) {
      chromium.open(server.uri("/?q=stars"), "answer");
      press();
      awaitEnd();

      assertThat(chromium.texts(".spread .time")).containsExactly("10.7", "10.7", "2.95", "2.95");
      assertThat(engine.asked).hasSize(2 * (1 + TIMES));
      chromium.complaints();
    }
  }

  @Test
  void whatRunsIsStoppedByItsButtonAndByTheNextQuestion() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    RequestLimits oneASecond = RequestLimits.defaults().withClientRate(new ClientRate(1, 5, 10));
    try (RunningServer server = RunningServer.of(engine, oneASecond)) {
      chromium.open(server.uri("/?q=stars"), "answer");
      press();
      chromium.await(() -> !chromium.texts(".spread").isEmpty());
      press();
      awaitEnd();
      assertThat(chromium.one(".spread caption").getText()).matches("\\d runs? of each.*");

      press();
      chromium.await(() -> chromium.one(".repeats button").getText().startsWith("Stop"));
      chromium.one("#query").sendKeys(Keys.END, " and planets", Keys.ENTER);
      chromium.await(() -> chromium.driver.getTitle().startsWith("stars and planets"));
      chromium.await(() -> chromium.driver.findElements(By.className("spread")).isEmpty());
      assertThat(engine.asked).hasSizeLessThan(2 * TIMES);
      chromium.complaints();
    }
  }

  @Test
  void aServerThatIsGoneIsTold() {
    RunningServer mortal = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
    chromium.open(mortal.uri("/?q=stars"), "answer");
    mortal.close();
    press();
    chromium.await(() -> !chromium.texts(".repeats [role=alert]").isEmpty());

    assertThat(chromium.one(".repeats button").getText()).isEqualTo("Repeat 30 times");
    chromium.complaints();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void quantilesAreThoseOfTheSortedValues(long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(1 + random.nextInt(40), 0, 100).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    try (RunningServer server = RunningServer.of(new InMemoryEngine(List.of()))) {
      chromium.open(server.uri("/"), "welcome");
      List<?> told =
          (List<?>)
              chromium.awaited(
                  """
                  import('/quantiles.js').then(({ median, atShare }) =>
                    [0.5, 0.9, 1].map(share => atShare(arguments[0], share))
                      .concat(median(arguments[0])))
                  """
                      .strip(),
                  Arrays.stream(values).boxed().toList());

      int half = values.length / 2;
      double median = values.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
      assertThat(number(told, 0)).isEqualTo(sorted[(values.length - 1) / 2]);
      assertThat(number(told, 1)).isEqualTo(sorted[(int) Math.ceil(values.length * 0.9) - 1]);
      assertThat(number(told, 2)).isEqualTo(sorted[values.length - 1]);
      assertThat(number(told, 3)).isCloseTo(median, within(1e-12));
    }
  }

  private static double number(List<?> values, int place) {
    return ((Number) values.get(place)).doubleValue();
  }

  private static void press() {
    chromium.one(".repeats button").click();
  }

  private static void awaitEnd() {
    chromium.await(() -> chromium.one(".repeats button").getText().equals("Repeat 30 times"));
  }
}
