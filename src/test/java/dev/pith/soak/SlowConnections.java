package dev.pith.soak;

import dev.pith.evaluate.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Connections that say nothing, or a byte a second of a head or of a body, as many as a server has
 * places but for a few: others are answered meanwhile, silent ones are closed within the time that
 * is told, and memory stays as it is.
 */
final class SlowConnections implements Property {
  private static final int DOCUMENTS = 100;
  private static final double SLOW_SHARE = 0.97;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration BODY = Duration.ofSeconds(10);

  /** For a machine that is busy with something else. */
  private static final Duration SLACK = Duration.ofSeconds(8);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int OTHER_DESCRIPTORS = 300;
  private static final double BUILD_SLACK = 2;
  private static final byte[] HEAD = head("X-Slow: ");
  private static final byte[] BODY_HEAD =
      head("Content-Type: application/json", "Content-Length: 5000", "", "");

  /** What a slow client does. */
  private enum Kind {
    SILENT,
    TRICKLING_HEAD,
    TRICKLING_BODY
  }

  @Override
  public String name() {
    return "slow";
  }

  @Override
  public Verdict prove(Scale scale, Progress progress) throws IOException, InterruptedException {
    Findings findings = new Findings(this);
    try (Site site = Site.tiny(DOCUMENTS);
        ServedProcess server = site.serve(Levels.FIXED_HEAP, List.of("--writable"))) {
      byte[] question = Requests.search(Site.shortQuestions(1).getFirst());
      Levels before = Levels.collected(server);
      Crowd crowd = new Crowd(server, findings);
      int slow = (int) (SLOW_SHARE * scale.connections());
      for (int i = 0; i < slow; i++) {
        Kind kind = Kind.values()[i % Kind.values().length];
        Thread.ofVirtual().start(() -> crowd.stay(kind));
      }
      Course course = new Course();
      long mostDescriptors = 0;
      long answered = 0;
      long endNanos = System.nanoTime() + scale.slow().toNanos();
      while (System.nanoTime() < endNanos) {
        progress.report(
            "slow: seconds",
            scale.slow().toSeconds() - (endNanos - System.nanoTime()) / 1_000_000_000,
            scale.slow().toSeconds());
        Thread.sleep(BETWEEN_LOOKS);
        Answer answer = server.ask(question);
        findings.require(answer.isOk(), "beside slow clients: %d".formatted(answer.status()));
        answered++;
        Levels now = Levels.collected(server);
        course.add(now);
        mostDescriptors = Math.max(mostDescriptors, now.descriptors());
      }
      crowd.leave();
      findings.count("connections", slow);
      findings.count("most-descriptors", mostDescriptors);
      findings.count("answered-meanwhile", answered);
      findings.count("silent-closed", crowd.silentClosed.get());
      findings.figure(
          "silent-longest",
          crowd.longestSilentMillis.get() / 1e3,
          "seconds",
          crowd.silentClosed.get());
      findings.count("bodies-ended", crowd.bodiesEnded.get());
      findings.figure(
          "bodies-longest",
          crowd.longestBodyMillis.get() / 1e3,
          "seconds",
          crowd.bodiesEnded.get());
      findings.require(
          mostDescriptors > before.descriptors() + slow / 2, "the connections were not there");
      findings.require(crowd.silentClosed.get() > 0, "no silent connection was closed");
      findings.require(crowd.bodiesEnded.get() > 0, "no trickling body was ended");
      findings.require(
          mostDescriptors <= scale.connections() + OTHER_DESCRIPTORS,
          "%d descriptors were open".formatted(mostDescriptors));
      course.judge(findings, scale.timed() ? 1 : BUILD_SLACK);
    }
    return findings.verdict();
  }

  private static byte[] head(String... lines) {
    return bytes("POST /api/search HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", lines));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Slow clients, which come again when they are turned out. Safe for use by many threads. */
  private static final class Crowd {
    private final ServedProcess server;
    private final Findings findings;
    private final AtomicInteger silentClosed = new AtomicInteger();
    private final AtomicInteger bodiesEnded = new AtomicInteger();
    private final AtomicLong longestSilentMillis = new AtomicLong();
    private final AtomicLong longestBodyMillis = new AtomicLong();
    private volatile boolean gone;

    Crowd(ServedProcess server, Findings findings) {
      this.server = server;
      this.findings = findings;
    }

    void leave() {
      gone = true;
    }

    void stay(Kind kind) {
      while (!gone) {
        try (HttpConnection connection = server.connect()) {
          switch (kind) {
            case SILENT -> saySilently(connection);
            case TRICKLING_HEAD -> trickle(connection, HEAD, Duration.ofDays(1));
            case TRICKLING_BODY -> endBody(connection);
          }
        } catch (IOException turnedOut) {
          // What a client sees of it that does not listen; it comes again.
        }
      }
    }

    private void saySilently(HttpConnection connection) throws IOException {
      long startNanos = System.nanoTime();
      boolean closed = connection.isClosedWithin((int) IDLE.plus(SLACK).toMillis());
      if (gone) {
        return;
      }
      silentClosed.incrementAndGet();
      longestSilentMillis.accumulateAndGet(millisSince(startNanos), Math::max);
      findings.require(
          closed,
          "a silent connection was open for more than " + IDLE.plus(SLACK).toSeconds() + " s");
    }

    private void endBody(HttpConnection connection) throws IOException {
      long startNanos = System.nanoTime();
      boolean ended = trickle(connection, BODY_HEAD, BODY.plus(SLACK));
      if (gone) {
        return;
      }
      bodiesEnded.incrementAndGet();
      longestBodyMillis.accumulateAndGet(millisSince(startNanos), Math::max);
      findings.require(
          ended, "a trickling body was read for more than " + BODY.plus(SLACK).toSeconds() + " s");
    }

    /** Whether the server says something, or closes, before the time is over. */
    private boolean trickle(HttpConnection connection, byte[] begin, Duration time)
        throws IOException {
      long endNanos = System.nanoTime() + time.toNanos();
      connection.send(begin);
      while (!gone && System.nanoTime() < endNanos) {
        if (connection.isAnsweredWithin((int) BETWEEN_LOOKS.toMillis())) {
          return true;
        }
        connection.send(bytes("x"));
      }
      return gone;
    }

    private static long millisSince(long startNanos) {
      return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    }
  }
}
