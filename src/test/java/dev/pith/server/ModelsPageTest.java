package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The page of the encoders. */
class ModelsPageTest extends InChromium {
  private static final InMemoryEngine ENGINE = new InMemoryEngine(Glossary.DOCUMENTS);

  /**
   * A page that is left open asks a server that is gone, and complains of that to the next test.
   */
  @AfterEach
  void leave() {
    chromium.driver.get("about:blank");
    chromium.complaints();
  }

  @Test
  void everyEncoderIsToldWithItsStepsAndWhatTheyCost() {
    try (RunningServer server = RunningServer.of(ENGINE)) {
      chromium.open(server.uri("/models"), "models");

      assertThat(chromium.texts(".model h2")).containsExactly("Full", "Compact");
      assertThat(chromium.texts(".model .what").getLast())
          .contains("11.8 MB, 7.7× smaller", "384 dimensions", "reads 128 tokens", "Apache-2.0");
      assertThat(chromium.texts(".stations li"))
          .containsExactly("minilm", "recipe smaller", "compact");
      assertThat(chromium.texts(".model .note"))
          .containsExactly(
              "Taken as it came: a library of models.",
              "Mean cosine to what it was made from: 0.9931, over 160 texts it was not calibrated"
                  + " on. Made in 1 min 21 s.");
      assertThat(chromium.texts(".step .fine"))
          .endsWith("kept 20,000 of 30,522 tokens", "8-bit weights by output");
      assertThat(chromium.texts(".model tr:last-child td"))
          .containsExactly("11.8 MB", "14.9 M", "0.9931", "1.13 ms", "1 min 20 s");
      assertThat(chromium.one(".plot").getAccessibleName())
          .contains("Compact: from 90.9 MB to 11.8 MB in 2 steps, similarity 0.993");
      assertThat(chromium.driver.findElements(By.className("dot"))).hasSize(3);
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  @Test
  void whatIsAskedShowsUpByItself() {
    try (RunningServer server = RunningServer.of(ENGINE)) {
      chromium.open(server.uri("/models"), "models");
      assertThat(chromium.one("#traffic").getText()).startsWith("Nobody has searched");
      for (int i = 0; i < 64; i++) {
        server.search(RunningServer.question("stars"));
      }
      chromium.await(() -> chromium.texts("#traffic td").contains("64"));
      chromium.await(() -> chromium.texts("#traffic td").getFirst().equals("64"));

      assertThat(chromium.texts("#traffic strong")).containsExactly("Full", "Compact", "Compact");
      List<String> full =
          chromium.texts("[aria-label='Times of searches'] tbody tr:first-child td");
      assertThat(full.getFirst()).isEqualTo("64");
      assertThat(full.get(1)).startsWith("10.");
      assertThat(full.getLast()).isEqualTo("–");
      assertThat(chromium.texts("#traffic > :last-child td")).first().isEqualTo("64");
      assertThat(chromium.texts("#traffic > :last-child td").get(1)).endsWith(" of 10");
    }
  }

  @Test
  void agreementOfSeveralMinutesIsACurve() {
    try (RunningServer server = RunningServer.of(ENGINE)) {
      chromium.open(server.uri("/models"), "models");
      Object drawn =
          chromium.driver.executeAsyncScript(
              """
              const told = arguments[0];
              import("/trend.js").then(({ trend }) => {
                const minutes = [[59, 0.5], [30, 1], [0, 0.75]];
                const curve = trend(minutes.map(([ago, mean]) => ({ ago, rankBiasedOverlap: mean })));
                told([
                  trend([{ ago: 0, rankBiasedOverlap: 1 }]),
                  curve.querySelector("polyline").getAttribute("points"),
                  curve.getAttribute("aria-label"),
                ]);
              });
              """);

      assertThat(drawn)
          .isEqualTo(
              List.of(
                  "–",
                  "0,22.00 29,2.00 59,12.00",
                  "From 0.50 59 minutes ago to 0.75, never below 0.50"));
    }
  }

  @Test
  void encodersThatNobodyMadeSmallerHaveNoPicture() {
    ServerOptions options =
        ServerOptions.local(
            0, () -> new IndexProgress(24, 24, false), RunningServer.FACTS.subList(0, 1));
    try (RunningServer server = RunningServer.of(ENGINE, options)) {
      chromium.open(server.uri("/models"), "models");

      assertThat(chromium.texts(".model h2")).containsExactly("Full");
      assertThat(chromium.driver.findElements(By.className("plot"))).isEmpty();
    }
  }

  @Test
  void aServerThatIsGoneIsToldAndForgottenWhenItIsBack() {
    RunningServer mortal = RunningServer.of(ENGINE);
    int port = mortal.server.port();
    chromium.open(mortal.uri("/models"), "models");
    mortal.close();
    chromium.await(() -> !chromium.texts("#trouble [role=alert]").isEmpty());

    ServerOptions samePort =
        ServerOptions.local(port, () -> new IndexProgress(24, 24, false), RunningServer.FACTS);
    try (RunningServer reborn = RunningServer.of(ENGINE, samePort)) {
      chromium.await(() -> chromium.texts("#trouble [role=alert]").isEmpty());
      assertThat(reborn.server.port()).isEqualTo(port);
    }
    chromium.complaints();
  }

  @ParameterizedTest
  @CsvSource({"320, light", "390, dark", "768, light", "1360, dark"})
  void everyTextFitsAndStandsOut(int width, String scheme) {
    chromium.colours(scheme);
    chromium.size(width, 844);
    try (RunningServer server = RunningServer.of(ENGINE)) {
      server.search(RunningServer.question("stars"));
      chromium.open(server.uri("/models"), "models");

      chromium.assertNothingWiderThan(width);
      assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
    }
  }

  @Test
  void timesOfAQuestionThatNobodyNotedAreLeftOpen() {
    ServerOptions options =
        ServerOptions.local(
            0, () -> new IndexProgress(24, 24, false), List.of(saying("made long ago")));
    try (RunningServer server = RunningServer.of(ENGINE, options)) {
      chromium.open(server.uri("/models"), "models");

      assertThat(chromium.texts(".model tr:last-child td"))
          .containsExactly("1.00 MB", "0.0 M", "0.5000", "–", "1 ms");
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  @Test
  void whateverEncodersSayOfThemselvesIsShownAsText() {
    List<EncoderFacts> hostile = HostilePayloads.all().map(ModelsPageTest::saying).toList();
    ServerOptions options = ServerOptions.local(0, () -> new IndexProgress(24, 24, false), hostile);
    try (RunningServer server = RunningServer.of(ENGINE, options)) {
      for (String page : List.of("models", "corpus")) {
        chromium.open(server.uri("/" + page), page.equals("models") ? "models" : "read-only");

        assertThat(
                chromium.is(
                    "document.querySelector('main :is(img, script, iframe, style, a:not([id]))')"))
            .isFalse();
        assertThat(chromium.complaints()).isEmpty();
      }
    }
  }

  private static EncoderFacts saying(String payload) {
    return new EncoderFacts(
        payload,
        payload,
        384,
        256,
        1_000_000,
        payload,
        payload,
        payload,
        null,
        new LineageFacts(payload, payload, payload, 0.5, 1, 1),
        List.of(new PassFacts(payload, payload, 2_000_000, 1_000_000, 1, 0.5, 1, null, null)));
  }
}
