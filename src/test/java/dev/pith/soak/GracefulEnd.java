package dev.pith.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.evaluate.Progress;
import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * SIGTERM while clients search and add documents: what was accepted is answered in full, what was
 * acknowledged is there, the index is closed, and the exit code is 0.
 */
final class GracefulEnd implements Property {
  private static final int DOCUMENTS = 60;

  /** Twice as many as are answered at once: half of them wait. */
  private static final int SEARCHERS = 4 * Runtime.getRuntime().availableProcessors();

  private static final int WRITERS = 2;
  private static final int WRITTEN_TOGETHER = 3;
  private static final long SEED = 23;
  private static final int LEAST_MILLIS = 300;
  private static final int MOST_MILLIS = 900;
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  /** What was sent so long before has reached the server, however busy the machine is. */
  private static final Duration SURELY_ACCEPTED = Duration.ofMillis(200);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Random random = new Random(SEED);

  @Override
  public String name() {
    return "sigterm";
  }

  @Override
  public Verdict prove(Scale scale, Progress progress) throws IOException, InterruptedException {
    Findings findings = new Findings(this);
    List<String> acknowledged = new ArrayList<>();
    double longestSeconds = 0;
    long answered = 0;
    long refused = 0;
    long atWork = 0;
    try (Site site = Site.real(DOCUMENTS)) {
      for (int time = 0; time < scale.terminations(); time++) {
        progress.report("sigterm: ends", time, scale.terminations());
        End end = end(site, time, findings);
        end.exchanges().stream()
            .filter(Exchange::isOk)
            .filter(exchange -> exchange.id().startsWith("write"))
            .forEach(exchange -> acknowledged.addAll(ids(exchange.id())));
        longestSeconds = Math.max(longestSeconds, end.seconds());
        answered += end.exchanges().stream().filter(Exchange::isOk).count();
        refused += end.exchanges().stream().filter(Exchange::isShed).count();
        atWork += end.atWork();
        requireWhole(site, acknowledged, findings);
      }
    }
    findings.count("ends", scale.terminations());
    findings.count("answered", answered);
    findings.count("refused", refused);
    findings.count("under-way-at-the-signal", atWork);
    findings.count("documents-acknowledged", acknowledged.size());
    findings.figure("longest", longestSeconds, "seconds", scale.terminations());
    findings.require(atWork > 0, "no request was under way at any signal: nothing was proved");
    findings.require(
        !scale.timed() || longestSeconds <= 2 * DRAIN.toSeconds(),
        "an end took %.1f s".formatted(longestSeconds));
    return findings.verdict();
  }

  /**
   * @param atWork requests that were under way at the signal
   * @param seconds from the signal to the end of the process
   */
  private record End(List<Exchange> exchanges, long atWork, double seconds) {}

  private End end(Site site, int time, Findings findings) throws IOException, InterruptedException {
    Path log = site.folder().resolve("access-" + time);
    List<String> questions = Site.longQuestions();
    try (ServedProcess server =
            site.serve(List.of(), List.of("--writable", "--access-log", log.toString()));
        Clients clients =
            new Clients(server.port())
                .start(
                    "search" + time + "-",
                    SEARCHERS,
                    id ->
                        Requests.search(
                            questions.get(Math.floorMod(id.hashCode(), questions.size()))))
                .start("write" + time + "-", WRITERS, id -> Requests.documents(ids(id)))) {
      // The signal is to come at a moment that neither clients nor server know.
      Thread.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
      long signalNanos = System.nanoTime();
      server.terminate();
      int code = server.awaitEnd();
      double seconds = (System.nanoTime() - signalNanos) / NANOS_PER_SECOND;
      List<Exchange> exchanges = clients.awaitEnd();
      findings.require(code == 0, "end %d: exit code %d: %s".formatted(time, code, server.said()));
      exchanges.forEach(exchange -> judge(exchange, signalNanos, findings));
      requireReceived(log, exchanges, signalNanos, findings);
      long atWork =
          exchanges.stream()
              .filter(exchange -> exchange.sentNanos() < signalNanos)
              .filter(exchange -> exchange.doneNanos() > signalNanos)
              .count();
      return new End(exchanges, atWork, seconds);
    }
  }

  private static boolean isSurelyAccepted(Exchange exchange, long signalNanos) {
    return exchange.sentNanos() < signalNanos - SURELY_ACCEPTED.toNanos();
  }

  private static void judge(Exchange exchange, long signalNanos, Findings findings) {
    findings.require(
        exchange.isOk() || exchange.isShed() || exchange.answer() == null,
        "refused otherwise than with 429 or 503 and Retry-After: " + exchange.told());
    findings.require(
        exchange.answer() != null || !isSurelyAccepted(exchange, signalNanos),
        "accepted before the signal, and lost: " + exchange.told());
  }

  /** What the server believes to have answered, the clients have. */
  private static void requireReceived(
      Path log, List<Exchange> exchanges, long signalNanos, Findings findings) throws IOException {
    Map<String, Exchange> received = new HashMap<>();
    exchanges.forEach(exchange -> received.put(exchange.id(), exchange));
    for (String line : Files.readAllLines(log)) {
      JsonNode told = MAPPER.readTree(line);
      Exchange exchange = received.get(told.get("id").asText());
      findings.require(
          exchange != null && exchange.status() == told.get("status").asInt(),
          "the access log has it as answered, the client does not: %s; %s"
              .formatted(line, exchange == null ? "never asked" : told(exchange, signalNanos)));
    }
  }

  private static String told(Exchange exchange, long signalNanos) {
    return "%s, sent %.0f ms and over %.0f ms after the signal"
        .formatted(
            exchange.told(),
            (exchange.sentNanos() - signalNanos) / NANOS_PER_MILLI,
            (exchange.doneNanos() - signalNanos) / NANOS_PER_MILLI);
  }

  private static List<String> ids(String request) {
    return IntStream.range(0, WRITTEN_TOGETHER).mapToObj(i -> request + "-" + i).toList();
  }

  private static void requireWhole(Site site, List<String> acknowledged, Findings findings)
      throws IOException {
    try (DocumentIndex index = DocumentIndex.open(site.index())) {
      IndexCheck check = IndexCheck.of(site.index(), List.of(), 1);
      findings.require(check.broken().isEmpty(), "the index is broken: " + check.broken());
      acknowledged.forEach(
          id -> findings.require(index.contains(id), "acknowledged, and not there: " + id));
      List<String> files = files(site.index());
      findings.require(
          files.size() == check.files(),
          "the index was not closed: %d files belong to it, there are %s"
              .formatted(check.files(), files));
    }
  }

  private static List<String> files(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(GracefulEnd::isOfIndex)
          .toList();
    }
  }

  private static boolean isOfIndex(String name) {
    return !name.equals("write.lock");
  }
}
