package dev.pith.fuzz;

import dev.pith.access.ApiKey;
import dev.pith.access.ApiKeys;
import dev.pith.access.KeyFile;
import dev.pith.access.Scope;
import dev.pith.corpus.Corpora;
import dev.pith.disk.FileTree;
import dev.pith.fixtures.EncoderFolders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.model.EncoderManifest;
import dev.pith.onnx.HostileCorpus;
import dev.pith.onnx.OnnxWriter;
import dev.pith.onnx.RandomModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Inputs to begin with: what is valid, and what is known to be wrong. */
final class FuzzSeeds {
  private static final Path RECIPES = Path.of("models", "recipes");
  private static final int MODELS = 40;

  private static final String HASH = "0".repeat(64);

  private static final String ALIGNMENT =
      """
      {"alignments": [{"encoder": {"name": "a", "modelSha256": "HASH", "fingerprint": "HASH"},
        "target": {"name": "b", "modelSha256": "HASH", "fingerprint": "HASH"}, "texts": 160,
        "source": "texts", "textsSha256": "HASH",
        "closeness": {"medianCosine": 0.9, "leastCosine": 0.5, "overlapAt10": 0.8}}],
       "sha256": "HASH"}
      """
          .replace("HASH", HASH);

  private static final String REPORT =
      """
      {"machine": {"processor": "any", "processors": 2, "measuredAt": "2026-11-29T12:00:00Z"},
       "data": "set", "encoders": [{"name": "full", "queryScores": [{"query": "q", "ndcg@10": 0.5}]}],
       "figures": [{"id": "size/full", "value": 90.4, "unit": "bytes", "low": null, "high": null,
         "samples": 1}]}
      """;

  private static final String JUDGEMENT =
      """
      {"query": "stars", "document": "42", "relevant": true, "time": "2026-11-29T12:00:00.001Z"}
      """;

  private FuzzSeeds() {}

  static List<byte[]> models() {
    List<byte[]> models = new ArrayList<>(HostileCorpus.smallModels());
    for (int seed = 0; seed < MODELS; seed++) {
      models.add(OnnxWriter.toBytes(RandomModels.ofSeed(seed)));
    }
    return models;
  }

  /** Choices of what to edit. */
  static List<byte[]> choices() {
    return List.of("0123456789".repeat(4).getBytes(StandardCharsets.UTF_8), new byte[64]);
  }

  static List<byte[]> recipes() {
    try (Stream<Path> files = Files.walk(RECIPES)) {
      List<byte[]> recipes = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        recipes.add(Files.readAllBytes(file));
      }
      return recipes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of the kinds of {@link RecordTarget}. */
  static List<byte[]> records() {
    try {
      Path folder = Files.createTempDirectory("seeds");
      Path encoder = EncoderFolders.write(folder.resolve("tiny"), 1);
      byte[] manifest = Files.readAllBytes(encoder.resolve(EncoderManifest.FILE));
      KeyFile keys = new KeyFile(folder.resolve("keys.json"));
      keys.change(() -> new ApiKeys(List.of(new ApiKey("anna", Scope.WRITE, HASH, Instant.EPOCH))));
      byte[] keyFile = Files.readAllBytes(keys.path());
      FileTree.delete(folder);
      return List.of(
          Inputs.of(0, manifest),
          Inputs.of(1, ALIGNMENT),
          Inputs.of(2, keyFile),
          Inputs.of(3, REPORT),
          Inputs.of(4, JUDGEMENT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of the files of {@link CorpusTarget}. */
  static List<byte[]> corpora() {
    List<byte[]> corpora = new ArrayList<>();
    for (int choice = 0; choice < CorpusTarget.FILES.size(); choice++) {
      for (Corpora corpus : Corpora.values()) {
        if (extension(corpus.file()).equals(extension(CorpusTarget.FILES.get(choice)))) {
          corpora.add(Inputs.of(choice, corpus.bytes()));
        }
      }
    }
    int pairs = CorpusTarget.FILES.indexOf("pairs.tsv");
    corpora.add(Inputs.of(pairs, "score\ta\tb\n5\tA star.\tStars.\n0.2\tBread\tA ship\n"));
    corpora.add(Inputs.of(pairs + 1, "{\"_id\": \"q\", \"text\": \"stars\"}\n"));
    corpora.add(Inputs.of(pairs + 2, "query-id\tcorpus-id\tscore\nq\ta\t1\nq\tb\t-1\n"));
    return corpora;
  }

  private static String extension(String file) {
    return file.substring(file.lastIndexOf('.'));
  }

  static List<byte[]> texts() {
    List<byte[]> texts = new ArrayList<>();
    TinyTokenizers.texts(1, 20).forEach(text -> texts.add(Inputs.of(0, text)));
    texts.add(Inputs.of(0, "[CLS] caf\u00e9 [MASK]ba ##bo \u4e2d\u6587 \u0130 \u00df 1,2 don't"));
    texts.add(Inputs.of(1, "bado kifu [SEP]".getBytes(StandardCharsets.UTF_16BE)));
    texts.add(Inputs.of(1, new byte[] {(byte) 0xd8, 0, 0, 'b', (byte) 0xdc, 0, 0, 'a'}));
    return texts;
  }

  static List<byte[]> tokenizers() {
    return List.of(TinyTokenizers.definition().json());
  }

  static List<byte[]> requests() {
    return Stream.of(
            "GET /",
            "GET /api/status",
            "GET /metrics\nAccept: text/plain",
            "GET /health/ready",
            "HEAD /api/openapi.json",
            "OPTIONS /api/search",
            "GET /api/documents/g-phobia",
            "GET /api/documents?id=g-phobia",
            "DELETE /api/documents/g-orchard",
            "GET /api/judgements?query=stars",
            "GET /v1/models",
            "GET /api/reindex",
            "DELETE /api/reindex",
            "GET /api/jobs/x/events",
            "GET /reports/x/report.html",
            "GET /docs/swagger-ui.css\nIf-None-Match: \"x\"\nRange: bytes=0-9",
            json("/api/search", "{\"query\": \"stars\"}"),
            json(
                "/api/search",
                "{\"query\": \"fear of heights\", \"mode\": \"hybrid\", \"fusion\": \"rrf\", "
                    + "\"encoders\": [\"compact\"], \"k\": 5, \"from\": 2, \"explain\": true, "
                    + "\"filter\": {\"year\": {\"from\": 1990}}, \"facets\": [\"*\"]}"),
            json(
                "/api/documents",
                "{\"_id\": \"42\", \"title\": \"t\", \"text\": \"x\", "
                    + "\"metadata\": {\"year\": 1990, \"tags\": [\"a\"], \"b\": true}}"),
            "POST /api/documents\nContent-Type: application/x-ndjson\n\n{\"text\": \"a\"}\n{}\n",
            "POST /api/documents/stream\nContent-Type: application/x-ndjson\n\n{\"text\": \"a\"}\n",
            json("/api/judgements", "{\"query\": \"a\", \"document\": \"42\", \"relevant\": true}"),
            json("/api/reindex", "{\"encoders\": [\"compact\"], \"vectorBits\": 8}"),
            json(
                "/v1/embeddings",
                "{\"model\": \"compact\", \"input\": [\"a\"], \"encoding_format\": \"base64\", "
                    + "\"input_type\": \"document\", \"dimensions\": 8}"),
            json("/api/session", "{\"key\": \"pith_x\"}"),
            json("/api/reports", "{\"encoders\": [\"full\"], \"vectorBits\": [32]}"),
            json("/api/reports/compare", "{\"first\": \"x\", \"second\": \"y\"}"),
            json("/api/compressions", "{\"encoder\": \"full\", \"recipe\": \"int8\"}"),
            json("/api/tunings", "{\"encoder\": \"full\", \"minQuality\": 0.98}"))
        .map(request -> request.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String json(String path, String body) {
    return "POST %s\nContent-Type: application/json\nX-Request-Id: a-1\n\n%s".formatted(path, body);
  }
}
