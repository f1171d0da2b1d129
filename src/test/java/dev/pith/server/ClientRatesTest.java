package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.HttpStatus;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientRatesTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ClientRates rates = new ClientRates(new ClientRate(4, 3, 2), nanos::get);

  @Test
  void aBurstIsAnsweredAndTheNextOneIsNot() {
    admit("a", 3);

    assertRefused("a");
  }

  @Test
  void afterAPauseAsManyAreAnsweredAsThePauseWasLong() {
    admit("a", 3);
    nanos.addAndGet(500_000_000);
    admit("a", 2);
    assertRefused("a");
    nanos.addAndGet(3_600_000_000_000L);
    admit("a", 3);
    assertRefused("a");
  }

  @Test
  void whoIsRefusedLosesNothingByAskingOn() {
    admit("a", 3);
    for (int i = 0; i < 10; i++) {
      assertRefused("a");
      nanos.addAndGet(26_000_000);
    }
    admit("a", 1);
  }

  @Test
  void clientsDoNotDisturbEachOther() {
    admit("a", 3);
    admit("b", 3);
    assertRefused("a");
    assertRefused("b");
  }

  @Test
  void onlySoManyAreRememberedAndTheLongestSilentIsForgotten() {
    admit("a", 3);
    admit("b", 3);
    assertRefused("a");
    admit("c", 1);
    assertRefused("a");
    admit("b", 3);
  }

  @Test
  void overHttpItIsAProblemThatSaysWhenToComeBack() {
    RequestLimits limits = RequestLimits.defaults().withClientRate(new ClientRate(1, 2, 10));
    try (RunningServer server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS), limits)) {
      for (int i = 0; i < 2; i++) {
        assertThat(server.search(RunningServer.question("stars")).statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = server.search(RunningServer.question("stars"));
      // A machine that stands still for a second has a token again.
      for (int i = 0; i < 50 && refused.statusCode() == 200; i++) {
        refused = server.search(RunningServer.question("stars"));
      }

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(server.get("/api/status").statusCode()).isEqualTo(200);
    }
  }

  private void admit(String client, int times) {
    for (int i = 0; i < times; i++) {
      rates.admit(client);
    }
  }

  private void assertRefused(String client) {
    assertThatThrownBy(() -> rates.admit(client))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
              assertThat(refused.headers()).isEqualTo(Map.of("Retry-After", "1"));
            });
  }
}
