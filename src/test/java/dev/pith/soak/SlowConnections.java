package dev.pith.soak;

import dev.pith.evaluate.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Connections that say nothing, or a byte a second of a head or of a body, as many as a server has
 * places but for a few: others are answered meanwhile, silent ones are closed within the time that
 * is told, and memory stays as it is.
 */
final class SlowConnections implements Property {
  private static final int DOCUMENTS = 100;
  private static final double SLOW_SHARE = 0.97;

  /** What a silent client sees at most, a little more than how long the server bears it. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private static final Duration HEAD_PATIENCE = Duration.ofSeconds(15);
  private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);

  /** For a machine that is busy with something else. */
  private static final Duration SLACK = Duration.ofSeconds(8);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_ARRIVALS = Duration.ofMillis(20);
  private static final double NANOS_PER_SECOND = 1e9;
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
      Crowd crowd = new Crowd(server, findings, scale.timed() ? Duration.ZERO : SLACK);
      int slow = (int) (SLOW_SHARE * scale.connections());
      for (int i = 0; i < slow; i++) {
        Kind kind = Kind.values()[i % Kind.values().length];
        int number = i;
        Thread.ofVirtual().start(() -> crowd.stay(kind, number));
        // Silent ones are silent from when the server takes them; so it is let take one by one.
        Thread.sleep(BETWEEN_ARRIVALS);
      }
      Course course = new Course();
      long mostDescriptors = 0;
      long answered = 0;
      long endNanos = System.nanoTime() + scale.slow().toNanos();
      while (System.nanoTime() < endNanos) {
        progress.report(
            "slow: seconds",
            scale.slow().toSeconds() - (long) ((endNanos - System.nanoTime()) / NANOS_PER_SECOND),
            scale.slow().toSeconds());
        // So that looking on takes little of what the server is looked at for.
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
      crowd.tell();
      findings.require(
          mostDescriptors > before.descriptors() + slow / 2, "the connections were not there");
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
    private final Duration silentSlack;
    private final Ends silent = new Ends("silent");
    private final Ends heads = new Ends("heads");
    private final Ends bodies = new Ends("bodies");
    private volatile boolean gone;

    Crowd(ServedProcess server, Findings findings, Duration silentSlack) {
      this.server = server;
      this.findings = findings;
      this.silentSlack = silentSlack;
    }

    void leave() {
      gone = true;
    }

    void tell() {
      List.of(silent, heads, bodies).forEach(Ends::tell);
    }

    void stay(Kind kind, int number) {
      while (!gone) {
        // From many addresses: one alone would soon be told that it asks too fast.
        try (HttpConnection connection =
            new HttpConnection(server.port(), Client.address(number))) {
          switch (kind) {
            case SILENT -> staySilent(connection);
            case TRICKLING_HEAD -> trickle(connection, HEAD, HEAD_PATIENCE, heads);
            case TRICKLING_BODY -> trickle(connection, BODY_HEAD, BODY_PATIENCE, bodies);
          }
        } catch (IOException turnedOut) {
          // What a client sees of it that does not listen; it comes again.
        }
      }
    }

    private void staySilent(HttpConnection connection) throws IOException {
      long startNanos = System.nanoTime();
      boolean closed = connection.isClosedWithin((int) IDLE.plus(silentSlack).toMillis());
      silent.record(closed, startNanos);
    }

    private void trickle(HttpConnection connection, byte[] begin, Duration patience, Ends ends)
        throws IOException {
      long startNanos = System.nanoTime();
      long endNanos = startNanos + patience.plus(SLACK).toNanos();
      boolean ended = false;
      try {
        connection.send(begin);
        while (!ended && !gone && System.nanoTime() < endNanos) {
          ended = connection.isAnsweredWithin((int) BETWEEN_LOOKS.toMillis());
          connection.send(bytes("x"));
        }
      } catch (IOException closed) {
        ended = true;
      }
      ends.record(ended, startNanos);
    }

    /** How connections of a kind have ended. */
    private final class Ends {
      private final String kind;
      private int count;
      private long longestNanos;

      Ends(String kind) {
        this.kind = kind;
      }

      synchronized void record(boolean ended, long startNanos) {
        if (!gone) {
          count++;
          longestNanos = Math.max(longestNanos, System.nanoTime() - startNanos);
          findings.require(ended, "one was kept for too long: " + kind);
        }
      }

      synchronized void tell() {
        findings.count(kind + "-ended", count);
        findings.figure(kind + "-longest", longestNanos / NANOS_PER_SECOND, "seconds", count);
        findings.require(count > 0, "none was ended: " + kind);
      }
    }
  }
}
