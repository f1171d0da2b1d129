package dev.pith.soak;

import dev.pith.evaluate.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Searches, additions, deletions and reindexes together, for long: heap, native memory, threads and
 * descriptors do not grow, and every answer is in order.
 */
final class MixedUse implements Property {
  private static final int DOCUMENTS = 1_000;
  private static final int QUESTIONS = 200;
  private static final double PER_SECOND = 60;

  /** Written over and over, so that the index is as large at the end as at the beginning. */
  private static final int WRITTEN_IDS = 300;

  private static final int WRITTEN_TOGETHER = 5;
  private static final int LOOKS = 30;
  private static final int LOOKS_FOR_EACH_REINDEX = 3;
  private static final Duration BETWEEN_CHANGES = Duration.ofMillis(100);
  private static final double BUILD_SLACK = 3;
  private static final long SEED = 41;
  private static final int NOT_FOUND = 404;
  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;

  @Override
  public String name() {
    return "mixed";
  }

  @Override
  public Verdict prove(Scale scale, Progress progress) throws IOException, InterruptedException {
    Findings findings = new Findings(this);
    try (Site site = Site.tiny(DOCUMENTS);
        ServedProcess server = site.serve(Levels.FIXED_HEAP, List.of("--writable"));
        OpenClients clients =
            new OpenClients(
                server.port(),
                (question, exchange) ->
                    findings.require(
                        exchange.isOk() || exchange.isShed(), "a search: " + exchange.told()))) {
      CompletableFuture<OpenClients.Phase> searches =
          CompletableFuture.supplyAsync(
              () -> clients.at(PER_SECOND, scale.mixed(), Site.shortQuestions(QUESTIONS), SEED));
      CompletableFuture<Integer> changes =
          CompletableFuture.supplyAsync(() -> change(server, searches, findings));
      Course course = new Course();
      int reindexes = 0;
      while (!searches.isDone()) {
        progress.report("mixed: looks", Math.min(course.size(), LOOKS), LOOKS);
        // Looks are spread over the whole time: a leak is what grows with it.
        Thread.sleep(scale.mixed().dividedBy(LOOKS + 1));
        course.add(Levels.collected(server));
        if (course.size() % LOOKS_FOR_EACH_REINDEX == 0) {
          String encoder = site.encoders().get(reindexes % 2).getFileName().toString();
          int status = server.ask(Requests.reindex(encoder)).status();
          findings.require(
              status == ACCEPTED || status == CONFLICT, "a reindex is answered " + status);
          reindexes += status == ACCEPTED ? 1 : 0;
        }
      }
      findings.count(
          "searches", searches.join().exchanges().stream().filter(Exchange::isOk).count());
      findings.count("changes", changes.join());
      findings.count("reindexes", reindexes);
      findings.require(reindexes > 0, "there was no reindex");
      course.judge(findings, scale.timed() ? 1 : BUILD_SLACK);
      server.terminate();
      findings.require(server.awaitEnd() == 0, "it did not end well: " + server.said());
    }
    return findings.verdict();
  }

  /** Adds and deletes, until the searches are over. */
  private static int change(
      ServedProcess server, CompletableFuture<?> searches, Findings findings) {
    Random random = new Random(SEED);
    int changes = 0;
    try (Client client = new Client(server.port(), Byte.MAX_VALUE)) {
      while (!searches.isDone()) {
        byte[] request =
            random.nextInt(3) == 0
                ? Requests.delete("/api/documents/" + id(random))
                : Requests.documents(
                    IntStream.range(0, WRITTEN_TOGETHER)
                        .mapToObj(i -> id(random))
                        .distinct()
                        .toList());
        Exchange exchange = client.ask("change-" + changes, request).orElseThrow();
        findings.require(
            exchange.isOk() || exchange.isShed() || exchange.status() == NOT_FOUND,
            "a change: " + exchange.told());
        changes++;
        // The pace of one who writes; without it there would be nothing but changes.
        Thread.sleep(BETWEEN_CHANGES);
      }
    } catch (IOException | InterruptedException e) {
      findings.require(false, "changes ended: " + e);
    }
    return changes;
  }

  private static String id(Random random) {
    return "m" + random.nextInt(WRITTEN_IDS);
  }
}
