package dev.pith.crash;

import dev.pith.index.ChangeQueue;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.server.IndexProgress;
import dev.pith.server.SearchServer;
import dev.pith.server.ServerOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program that serves an index whose documents can be changed. It waits to be killed. */
final class KilledServer {
  private KilledServer() {}

  /** Argument: the index. Prints the port. */
  static void main(String[] arguments) throws InterruptedException {
    try (DocumentIndex index = DocumentIndex.open(Path.of(arguments[0]));
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(KilledWriter.ENCODER), Pairing.SYMMETRIC);
        ChangeQueue changes = ChangeQueue.open(index, List.of(KilledWriter.ENCODER));
        SearchServer server =
            SearchServer.start(
                engine,
                ServerOptions.local(0, () -> new IndexProgress(0, 0, false), List.of())
                    .withChanges(changes))) {
      new PrintStream(System.out, true, StandardCharsets.US_ASCII).println(server.port());
      new CountDownLatch(1).await();
    }
  }
}
