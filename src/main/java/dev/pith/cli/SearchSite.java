package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.Lineage;
import dev.pith.search.SearchEngine;
import dev.pith.server.EncoderFacts;
import dev.pith.server.IndexProgress;
import dev.pith.server.PassFacts;
import dev.pith.server.SearchServer;
import dev.pith.server.ServerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts the server on what a command has opened, and waits for Ctrl-C. */
final class SearchSite {
  private SearchSite() {}

  static SearchServer start(
      SearchEngine engine,
      List<Encoder> encoders,
      List<EncoderDirectory> folders,
      int port,
      @Nullable Path report,
      Supplier<IndexProgress> progress) {
    List<EncoderFacts> facts = new ArrayList<>();
    for (int i = 0; i < encoders.size(); i++) {
      facts.add(facts(encoders.get(i), folders.get(i)));
    }
    ServerOptions options = ServerOptions.local(port, progress, facts);
    return SearchServer.start(engine, report == null ? options : options.withReport(report));
  }

  private static EncoderFacts facts(Encoder encoder, EncoderDirectory folder) {
    Lineage lineage = folder.manifest().lineage();
    List<PassFacts> passes =
        lineage == null
            ? List.of()
            : lineage.passes().stream()
                .map(
                    pass ->
                        new PassFacts(
                            pass.pass(),
                            pass.bytesBefore(),
                            pass.bytesAfter(),
                            pass.similarityAfter()))
                .toList();
    return new EncoderFacts(
        encoder.name(), encoder.dimension(), encoder.sizeBytes(), encoder.fingerprint(), passes);
  }

  /** Waits until the process is asked to end; see {@link Main}. */
  static void awaitInterrupt() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
