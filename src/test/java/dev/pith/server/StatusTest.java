package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.DocumentWriter;
import dev.pith.index.VectorPrecision;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
  @Test
  void theStatusFollowsTheIndexAndNamesTheEncoders() {
    AtomicReference<IndexProgress> progress = new AtomicReference<>(new IndexProgress(7, 24, true));
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    ServerOptions options = ServerOptions.local(0, progress::get, RunningServer.FACTS);

    try (RunningServer server = RunningServer.of(engine, options)) {
      JsonNode filling = RunningServer.json(server.get("/api/status"));
      progress.set(new IndexProgress(24, 24, false));
      JsonNode full = RunningServer.json(server.get("/api/status"));

      assertThat(filling.get("documents").intValue()).isEqualTo(7);
      assertThat(filling.get("expectedDocuments").intValue()).isEqualTo(24);
      assertThat(filling.get("indexing").booleanValue()).isTrue();
      assertThat(full.get("indexing").booleanValue()).isFalse();
      assertThat(full.get("reference").textValue()).isEqualTo("full");
      JsonNode compact = full.at("/encoders/1");
      assertThat(compact.get("sizeBytes").longValue()).isEqualTo(11_800_000);
      assertThat(compact.at("/passes/1/name").textValue()).isEqualTo("quantize int8");
      assertThat(compact.at("/passes/1/bytesBefore").longValue()).isEqualTo(61_300_000);
      assertThat(compact.at("/passes/1/similarity").doubleValue()).isEqualTo(0.9931);
      assertThat(compact.at("/passes/1/millis").longValue()).isEqualTo(80_000);
      assertThat(compact.at("/passes/1/questionMillisBefore").doubleValue()).isEqualTo(4.58);
      assertThat(compact.at("/passes/1/questionMillisAfter").doubleValue()).isEqualTo(1.13);
      assertThat(compact.at("/lineage/recipe").textValue()).isEqualTo("smaller");
      assertThat(full.at("/encoders/0/lineage").isNull()).isTrue();
      assertThat(full.get("index").isNull()).isTrue();
      assertThat(full.get("changes").isNull()).isTrue();
    }
  }

  @Test
  void theStatusTellsOfTheIndexAndHowMuchMayBeChanged(@TempDir Path folder) {
    List<Encoder> encoders =
        List.of(new BagOfWordsEncoder("full", 16, 1), new BagOfWordsEncoder("compact", 8, 2));
    Path path = folder.resolve("index");
    DocumentWriter.create(path, encoders, VectorPrecision.BITS_8).close();
    try (WritableSite site = new WritableSite(path, encoders, new ChangeLimits(10_000, 7, 2))) {
      site.post(
          RequestBody.JSON, "[{\"_id\":\"a\",\"text\":\"x\"},{\"_id\":\"b\",\"text\":\"y\"}]");

      JsonNode status = RunningServer.json(site.get("/api/status"));
      assertThat(status.get("documents").intValue()).isEqualTo(2);
      assertThat(status.get("index").get("encoders").toString())
          .isEqualTo("[\"full\",\"compact\"]");
      assertThat(status.at("/index/vectorBits").intValue()).isEqualTo(8);
      assertThat(status.at("/index/passageTokens").isNull()).isTrue();
      assertThat(status.at("/index/diskBytes").longValue()).isPositive();
      assertThat(status.at("/index/segments").intValue()).isPositive();
      assertThat(status.at("/changes/documents").intValue()).isEqualTo(7);
      assertThat(status.at("/changes/bodyBytes").intValue()).isEqualTo(10_000);
    }
  }

  @Test
  void anEncoderThatSearchesAnothersDocumentsTellsWhatProvesThatItMay() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS, InMemoryEngine.THREE);
    ServerOptions options =
        ServerOptions.local(
            0, () -> new IndexProgress(24, 24, false), RunningServer.factsOf(engine));

    try (RunningServer server = RunningServer.of(engine, options)) {
      JsonNode encoders = RunningServer.json(server.get("/api/status")).get("encoders");

      assertThat(encoders.at("/1/alignment").isNull()).isTrue();
      JsonNode alignment = encoders.at("/2/alignment");
      assertThat(alignment.get("texts").intValue()).isEqualTo(160);
      assertThat(alignment.get("medianCosine").doubleValue()).isEqualTo(0.96);
      assertThat(alignment.get("leastCosine").doubleValue()).isEqualTo(0.81);
      assertThat(alignment.get("agreementAt10").doubleValue()).isEqualTo(0.84);
    }
  }

  @Test
  void readyMeansThatSomethingCanBeFound() {
    try (RunningServer empty = RunningServer.of(new InMemoryEngine(List.of()));
        RunningServer filled = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS))) {
      HttpResponse<String> notYet = empty.get("/health/ready");

      assertThat(empty.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(notYet.statusCode()).isEqualTo(503);
      assertThat(notYet.headers().firstValue("Retry-After")).isPresent();
      assertThat(filled.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anEmptyIndexAnswersWithNoHits() {
    try (RunningServer empty = RunningServer.of(new InMemoryEngine(List.of()))) {
      JsonNode result = RunningServer.json(empty.search("{\"query\":\"a\"}")).at("/results/1");

      assertThat(result.get("hits")).isEmpty();
      assertThat(result.get("overlapAt10").doubleValue()).isEqualTo(1.0);
    }
  }
}
