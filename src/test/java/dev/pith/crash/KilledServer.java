package dev.pith.crash;

import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.ChangeQueue;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.Reindexing;
import dev.pith.search.SearchEngine;
import dev.pith.search.SwitchingEngine;
import dev.pith.server.IndexProgress;
import dev.pith.server.SearchServer;
import dev.pith.server.ServerOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A program that serves an index whose documents can be changed, and embedded again by either of
 * two encoders. It waits to be killed.
 */
final class KilledServer {
  static final List<Encoder> ENCODERS =
      List.of(KilledWriter.ENCODER, new BagOfWordsEncoder("other", 8, 2));

  private KilledServer() {}

  /** Argument: the index. Prints the port. */
  static void main(String[] arguments) throws InterruptedException {
    try (SwitchingEngine engine =
            SwitchingEngine.open(Path.of(arguments[0]), KilledServer::engine);
        ChangeQueue changes = ChangeQueue.open(engine.index(), ENCODERS);
        Reindexing reindexing = new Reindexing(engine, changes, ENCODERS);
        SearchServer server =
            SearchServer.start(
                engine,
                ServerOptions.local(0, () -> new IndexProgress(0, 0, false), List.of())
                    .withChanges(changes)
                    .withReindexing(reindexing))) {
      new PrintStream(System.out, true, StandardCharsets.US_ASCII).println(server.port());
      new CountDownLatch(1).await();
    }
  }

  private static SearchEngine engine(DocumentIndex index) {
    return new LuceneSearchEngine(
        index,
        ENCODERS.stream().filter(one -> index.answers(one, Pairing.SYMMETRIC)).toList(),
        Pairing.SYMMETRIC);
  }
}
