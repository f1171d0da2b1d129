package dev.pith.server;

import dev.pith.encode.Encoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import java.nio.file.Path;
import java.util.List;

/** An index on the disk, open for searches, and a server of it. */
record ServedIndex(DocumentIndex index, LuceneSearchEngine engine, RunningServer server)
    implements AutoCloseable {
  static ServedIndex open(Path folder, List<Encoder> encoders) {
    DocumentIndex index = DocumentIndex.open(folder);
    LuceneSearchEngine engine = new LuceneSearchEngine(index, encoders, Pairing.SYMMETRIC);
    return new ServedIndex(index, engine, RunningServer.of(engine));
  }

  @Override
  public void close() {
    server.close();
    engine.close();
    index.close();
  }
}
