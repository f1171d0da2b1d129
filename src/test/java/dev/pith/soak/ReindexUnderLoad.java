package dev.pith.soak;

import dev.pith.evaluate.LatencyDistribution;
import dev.pith.evaluate.Progress;
import dev.pith.soak.OpenClients.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An index that is embedded again by two encoders in turns while it is searched: no question fails,
 * and each answer is all that of one encoder or all that of the other.
 */
final class ReindexUnderLoad implements Property {
  private static final int DOCUMENTS = 3_000;
  private static final int QUESTIONS = 50;
  private static final double PER_SECOND = 50;
  private static final double MOST_SLOWER = 1.5;
  private static final long SEED = 37;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int ACCEPTED = 202;

  private final Map<String, Map<String, Ranking>> expected = new HashMap<>();
  private final Map<String, Integer> answered = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "reindex";
  }

  @Override
  public Verdict prove(Scale scale, Progress progress) throws IOException, InterruptedException {
    Findings findings = new Findings(this);
    List<String> questions = Site.shortQuestions(QUESTIONS);
    try (Site site = Site.tiny(DOCUMENTS);
        ServedProcess server = site.serve(List.of(), List.of("--writable"));
        OpenClients clients =
            new OpenClients(
                server.port(), (question, exchange) -> judge(question, exchange, findings))) {
      List<String> encoders =
          site.encoders().stream().map(folder -> folder.getFileName().toString()).toList();
      learn(server, encoders.getFirst(), questions);
      swap(server, encoders.getLast());
      learn(server, encoders.getLast(), questions);
      progress.report("reindex: without", 0, 1);
      Phase without = clients.at(PER_SECOND, scale.reindex().dividedBy(3), questions, SEED);
      CompletableFuture<Phase> with =
          CompletableFuture.supplyAsync(
              () -> clients.at(PER_SECOND, scale.reindex(), questions, SEED + 1));
      int swaps = 0;
      while (!with.isDone()) {
        progress.report("reindex: swaps", swaps, Math.max(swaps, scale.swaps()));
        long startNanos = System.nanoTime();
        swap(server, encoders.get(swaps % 2));
        swaps++;
        pauseUntil(startNanos + scale.reindex().toNanos() / (scale.swaps() + 1), with);
      }
      tell(without, with.join(), swaps, scale, findings);
      findings.require(
          answered.size() == encoders.size(), "not both encoders have answered: " + answered);
    }
    return findings.verdict();
  }

  private static void pauseUntil(long nanos, CompletableFuture<Phase> unless)
      throws InterruptedException {
    while (System.nanoTime() < nanos && !unless.isDone()) {
      // A time is waited for, or the end of the questions; nothing tells of the first.
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  /** What this encoder answers while nothing else goes on. */
  private void learn(ServedProcess server, String encoder, List<String> questions)
      throws IOException {
    Map<String, Ranking> rankings = new HashMap<>();
    for (String question : questions) {
      Answer answer = server.ask(Requests.search(question));
      rankings.put(question, Ranking.of(answer.json().get("results").get(0)));
    }
    expected.put(encoder, rankings);
  }

  private static void swap(ServedProcess server, String encoder)
      throws IOException, InterruptedException {
    Answer begun = server.ask(Requests.reindex(encoder));
    if (begun.status() != ACCEPTED) {
      throw new IOException("no reindex has begun: " + begun.text());
    }
    String state;
    do {
      // The server tells how far a reindex is only when it is asked.
      Thread.sleep(BETWEEN_LOOKS);
      state = server.ask(Requests.get("/api/reindex")).json().get("state").asText();
    } while (state.equals("running") || state.equals("verifying"));
    if (!state.equals("done")) {
      throw new IOException("a reindex has ended as " + state);
    }
  }

  private void judge(String question, Exchange exchange, Findings findings) {
    Answer answer = exchange.answer();
    findings.require(exchange.isOk(), "a question failed: " + exchange.told());
    if (answer == null || !answer.isOk()) {
      return;
    }
    try {
      var told = answer.json();
      String encoder = told.get("reference").asText();
      var results = told.get("results");
      Ranking right = Objects.requireNonNull(expected.get(encoder)).get(question);
      findings.require(
          results.size() == 1
              && results.get(0).get("encoder").asText().equals(encoder)
              && told.get("documents").asInt() == DOCUMENTS
              && right != null
              && right.isLike(Ranking.of(results.get(0))),
          "a mixed answer: " + answer.text());
      answered.merge(encoder, 1, Integer::sum);
    } catch (IOException noJson) {
      findings.require(false, "no JSON: " + answer.text());
    }
  }

  private static void tell(Phase without, Phase with, int swaps, Scale scale, Findings findings) {
    double before = p99Millis(without);
    double meanwhile = p99Millis(with);
    findings.count("swaps", swaps);
    findings.count("answered", with.exchanges().size());
    findings.figure("p99-without", before, "millis", without.exchanges().size());
    findings.figure("p99-meanwhile", meanwhile, "millis", with.exchanges().size());
    findings.figure("p99-slower", meanwhile / before, "ratio", with.exchanges().size());
    findings.require(swaps >= scale.swaps(), "only %d swaps".formatted(swaps));
    findings.require(
        !scale.timed() || meanwhile <= MOST_SLOWER * before,
        "the p99 is %.1f times that without a reindex".formatted(meanwhile / before));
  }

  private static double p99Millis(Phase phase) {
    LatencyDistribution times =
        LatencyDistribution.ofNanos(
            phase.exchanges().stream().mapToLong(Exchange::nanos).toArray());
    return times.p99Millis().orElse(times.intervalMillis(0.99, phase.exchanges().size()).high());
  }
}
