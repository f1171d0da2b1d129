package dev.pith.server;

import dev.pith.corpus.JudgementLog;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.DocumentWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A server that lets everyone search, write, judge and have everything embedded again, over an
 * index of its own, for whoever asks it strange things. It runs as long as its process.
 */
public final class FuzzedSite {
  private static final List<Encoder> ENCODERS =
      List.of(new BagOfWordsEncoder("full", 16, 1), new BagOfWordsEncoder("compact", 8, 2));

  private final RunningServer server;

  private FuzzedSite(RunningServer server) {
    this.server = server;
  }

  /** Starts it with some documents. */
  public static FuzzedSite start(Path folder) {
    Path path = folder.resolve("index");
    try (DocumentWriter writer = DocumentWriter.create(path, ENCODERS)) {
      writer.add(Glossary.DOCUMENTS);
    }
    WritableSite site = new WritableSite(path, ENCODERS, ChangeLimits.STANDARD);
    return new FuzzedSite(
        RunningServer.of(
            site.engine(),
            site.options()
                .withJudgements(
                    JudgementLog.open(folder.resolve("thumbs.jsonl"), Clock.systemUTC())),
            RequestLimits.defaults(),
            ChangeLimits.STANDARD));
  }

  /** Where it listens, on 127.0.0.1. */
  public int port() {
    return server.server.port();
  }
}
