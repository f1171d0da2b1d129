package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderManifest;
import dev.pith.model.Lineage;
import dev.pith.model.PassRecord;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.server.AlignmentFacts;
import dev.pith.server.EncoderFacts;
import dev.pith.server.IndexProgress;
import dev.pith.server.LineageFacts;
import dev.pith.server.PassFacts;
import dev.pith.server.SearchServer;
import dev.pith.server.ServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Starts the server on what a command has opened, and waits for Ctrl-C. */
final class SearchSite {
  private static final long WARM_UP_NANOS = 500_000_000;
  private static final int WARM_UP_ROUNDS = 100;
  private static final int WARM_UP_HITS = 10;

  private SearchSite() {}

  /** On this machine only, with the encoders and their facts; documents can only be read. */
  static ServerOptions options(
      SearchEngine engine,
      List<Encoder> encoders,
      List<EncoderDirectory> folders,
      int port,
      Supplier<IndexProgress> progress) {
    List<EncoderFacts> facts = new ArrayList<>();
    for (int i = 0; i < encoders.size(); i++) {
      facts.add(facts(engine, encoders.get(i), folders.get(i)));
    }
    return ServerOptions.local(port, progress, facts).withEmbedders(encoders);
  }

  static SearchServer start(SearchEngine engine, ServerOptions options) {
    SearchServer server = SearchServer.start(engine, options);
    try {
      warmUp(engine);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static EncoderFacts facts(SearchEngine engine, Encoder encoder, EncoderDirectory folder) {
    EncoderManifest manifest = folder.manifest();
    Lineage lineage = manifest.lineage();
    boolean asked = engine.encoders().contains(encoder.name());
    return new EncoderFacts(
        encoder.name(),
        asked ? engine.documentsBy(encoder.name()) : encoder.name(),
        encoder.dimension(),
        manifest.maxTokens(),
        encoder.sizeBytes(),
        encoder.fingerprint(),
        manifest.source(),
        manifest.license(),
        asked ? AlignmentFacts.of(engine, encoder.name()) : null,
        lineage == null ? null : facts(lineage),
        lineage == null ? List.of() : lineage.passes().stream().map(SearchSite::facts).toList());
  }

  private static LineageFacts facts(Lineage lineage) {
    return new LineageFacts(
        lineage.sourceName(),
        lineage.recipe().path("name").asText(),
        lineage.calibration(),
        lineage.similarity(),
        lineage.similarityTexts(),
        lineage.millis());
  }

  private static PassFacts facts(PassRecord pass) {
    return new PassFacts(
        pass.pass(),
        pass.description(),
        pass.bytesBefore(),
        pass.bytesAfter(),
        pass.parametersAfter(),
        pass.similarityAfter(),
        pass.millis(),
        pass.questionMillisBefore(),
        pass.questionMillisAfter());
  }

  /**
   * Answers a few queries, for a second at most, beside whoever asks already: the first ones run in
   * the interpreter and would tell nothing of the encoders.
   */
  static void warmUp(SearchEngine engine) {
    warmUp(engine, SearchMode.VECTOR);
    warmUp(engine, SearchMode.HYBRID);
  }

  private static void warmUp(SearchEngine engine, SearchMode mode) {
    long endNanos = System.nanoTime() + WARM_UP_NANOS;
    for (int i = 0; i < WARM_UP_ROUNDS && System.nanoTime() < endNanos; i++) {
      for (String encoder : engine.encoders()) {
        String text = "a query of a few words, number " + i;
        engine.search(
            new SearchQuery(encoder, text, WARM_UP_HITS, mode, SearchQuery.DEFAULT_FUSION));
      }
    }
  }

  /** Waits until the process is asked to end; see {@link Ending}. */
  static void awaitEnd() {
    Ending.await();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException asked) {
      // What was waited for.
    }
  }
}
