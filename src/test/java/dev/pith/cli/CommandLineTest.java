package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.distill.PyTorchTrainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a user meets them: what they print, and with which code they end. */
class CommandLineTest {
  private static final String MODEL = "models/all-minilm-l6-v2";

  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private Path corpus = Path.of("");

  @BeforeEach
  void writeACorpus() throws IOException {
    corpus = Files.createDirectories(folder.resolve("corpus"));
    Files.writeString(
        corpus.resolve("corpus.jsonl"),
        """
        {"_id":"1","title":"astronomer","text":"a scientist who studies the stars"}
        {"_id":"2","title":"baker","text":"someone who makes bread and cake"}
        {"_id":"3","title":"sailor","text":"a person who works on a ship"}
        """);
    Files.writeString(
        corpus.resolve("queries.jsonl"), "{\"_id\":\"q\",\"text\":\"who looks at the sky\"}\n");
    Files.createDirectories(corpus.resolve("qrels"));
    Files.writeString(
        corpus.resolve("qrels").resolve("test.tsv"), "query-id\tcorpus-id\tscore\nq\t1\t1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pass\":\"distill\",\"steps\":9}",
        "{\"pass\":\"prune-neurons\",\"ratio\":0.3,\"importance\":\"gradient\"}",
        "{\"pass\":\"prune-heads\",\"ratio\":0.3,\"importance\":\"gradient\"}",
        "{\"pass\":\"prune-structure\",\"keep\":0.7,\"importance\":\"gradient\"}"
      })
  void aRecipeThatTakesGradientsSaysHowToGetWhatTheyTake(String pass) throws IOException {
    assumeFalse(PyTorchTrainer.isThere(), "PyTorch is there");
    Path recipe = folder.resolve("recipe.json");
    Files.writeString(
        recipe, "{\"name\":\"r\",\"description\":\"d\",\"passes\":[%s]}".formatted(pass));

    int code =
        terminal.run(
            "compress", "--model", MODEL, "--recipe", recipe, "--out", folder.resolve("o"));

    assertThat(code).isEqualTo(1);
    assertThat(terminal.err()).contains("/passes/0", "./pith fetch pytorch");
    assertThat(folder.resolve("o")).doesNotExist();
  }

  @Test
  void anIndexIsBuiltAndSearched() throws IOException {
    assertThat(
            terminal.run(
                "index", "--corpus", corpus, "--encoder", MODEL, "--index", folder.resolve("i")))
        .isZero();

    int code =
        terminal.run(
            "search",
            "--index",
            folder.resolve("i"),
            "--encoder",
            MODEL,
            "a person who studies stars",
            "-k",
            "2",
            "--json");

    assertThat(code).isZero();
    JsonNode answer = new ObjectMapper().readTree(lastJson());
    assertThat(answer.at("/hits").size()).isEqualTo(2);
    assertThat(answer.at("/hits/0/title").asText()).isEqualTo("astronomer");
    assertThat(answer.at("/timesMillis/total").asDouble()).isPositive();
  }

  @Test
  void anIndexIsSearchedByWordsWithoutAnEncoderAndByBothWithOne() throws IOException {
    Path index = folder.resolve("i");
    assertThat(terminal.run("index", "--corpus", corpus, "--encoder", MODEL, "--index", index))
        .isZero();

    assertThat(terminal.run("search", "--index", index, "--mode", "lexical", "baking bread"))
        .isZero();
    assertThat(terminal.out()).contains("baker").doesNotContain("astronomer");
    assertThat(terminal.err()).contains("lexical: 1 hits").doesNotContain("encode");
    assertThat(terminal.run("search", "--index", index, "--mode", "lexical", "the")).isZero();
    assertThat(terminal.out()).isEmpty();

    assertThat(terminal.run("search", "--index", index, "--mode", "hybrid", "a")).isEqualTo(2);
    assertThat(terminal.err()).contains("--mode hybrid needs an --encoder");
    Object[] hybrid = {
      "search", "--index", index, "--encoder", MODEL, "--mode", "hybrid", "--fusion", "rrf", "bread"
    };
    assertThat(terminal.run(hybrid)).isZero();
    assertThat(terminal.out()).startsWith("  1  0.0328  baker");
    assertThat(terminal.err()).contains("lexical", "fuse");
  }

  @Test
  void anEvaluationHasTheDocumentedKeys() throws IOException {
    Path json = folder.resolve("quality.json");

    assertThat(
            terminal.run(
                "evaluate", "--data", corpus, "--encoder", "full=" + MODEL, "--json", json))
        .isZero();

    JsonNode encoder = new ObjectMapper().readTree(json.toFile()).at("/encoders/0");
    assertThat(encoder.at("/name").asText()).isEqualTo("full");
    assertThat(encoder.at("/sizeBytes").asLong()).isEqualTo(90_387_606);
    assertThat(encoder.at("/ndcg@10").asDouble()).isEqualTo(1);
    assertThat(encoder.has("mrr@10")).isTrue();
    assertThat(encoder.has("recall@100")).isTrue();
    assertThat(encoder.has("relativeNdcg@10")).isTrue();
    assertThat(encoder.has("asymmetricNdcg@10")).isTrue();
    assertThat(encoder.has("meanCosine")).isTrue();
  }

  @Test
  void aLatencyRunHasTheDocumentedKeys() throws IOException {
    Path queries = Files.writeString(folder.resolve("queries.txt"), "one\ntwo words\nthree\n");
    Path json = folder.resolve("latency.json");

    assertThat(
            terminal.run(
                "latency", "--encoder", "full=" + MODEL, "--queries", queries, "--json", json))
        .isZero();

    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertThat(root.at("/machine").isObject()).isTrue();
    JsonNode encoder = root.at("/encoders/0");
    assertThat(encoder.at("/name").asText()).isEqualTo("full");
    assertThat(encoder.at("/samples").asLong()).isPositive();
    assertThat(encoder.has("tokensMedian")).isTrue();
    assertThat(encoder.at("/p50Millis").asDouble()).isPositive();
    assertThat(encoder.has("p90Millis")).isTrue();
    assertThat(encoder.has("p99Millis")).isTrue();
    assertThat(encoder.at("/speedup").asDouble()).isEqualTo(1);
  }

  @Test
  void anEncoderThatDidNotMakeTheIndexIsRefusedByName() throws IOException {
    terminal.run(
        "index", "--corpus", corpus, "--encoder", "mine=" + MODEL, "--index", folder.resolve("i"));
    Path other = copyOfModelWithAnotherTokenizerLimit();

    int code =
        terminal.run("search", "--index", folder.resolve("i"), "--encoder", "yours=" + other, "x");

    assertFailsInOneLine(code, "yours");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model verify nowhere",
        "model show nowhere",
        "model list --models nowhere",
        "compress --model nowhere --recipe models/recipes/compact.json --out out",
        "compress --model models/all-minilm-l6-v2 --recipe nowhere.json --out out",
        "index --corpus nowhere --encoder models/all-minilm-l6-v2 --index i",
        "search --index nowhere --encoder models/all-minilm-l6-v2 words",
        "evaluate --data nowhere --encoder full=models/all-minilm-l6-v2",
        "latency --encoder full=models/all-minilm-l6-v2 --queries nowhere.txt",
        "bench compress --recipe nowhere.json",
        "bench compress --data nowhere",
        "tune --corpus nowhere --out o",
        "tune --corpus nowhere --out models",
        "tune --corpus nowhere --out o --probes 0",
        "tune --corpus nowhere --out o --recipe nowhere.json",
        "serve --index nowhere --encoder full=models/all-minilm-l6-v2",
        "serve --index nowhere --encoder full=models/all-minilm-l6-v2 --port 70000",
        "serve --index nowhere --encoder full=models/all-minilm-l6-v2 --adaptive",
        "bench search --encoder full=models/all-minilm-l6-v2 --data nowhere --adaptive=2",
        "report compare nowhere.json nowhere.json",
        "demo --epsilon -1",
        "demo --documents few",
        "demo --documents 3",
      })
  void whatCannotBeDoneIsSaidInOneLine(String line) {
    assertFailsInOneLine(terminal.run((Object[]) line.split(" ")), "");
  }

  @Test
  void anEncoderMayNotHaveTheNameOfTheChoiceBetweenEncoders() {
    int code =
        terminal.run(
            "serve",
            "--index=nowhere",
            "--encoder=adaptive=models/all-minilm-l6-v2",
            "--encoder=b=models/all-minilm-l6-v2",
            "--adaptive");
    assertFailsInOneLine(code, "--encoder NAME=DIR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dance",
        "compress",
        "search --index i",
        "serve --index i --encoder x --shadow 101",
        "serve --index i --encoder x --shadow -1",
        "latency --encoder =x",
        "evaluate --encoder x",
        "tune --corpus nowhere",
        "tune --corpus nowhere --out o --min-quality 98",
        "tune --corpus nowhere --out o --max-latency fast",
        "tune --corpus nowhere --out o --max-latency 2x",
        "tune --corpus nowhere --out o --max-bytes 0",
        "tune --corpus nowhere --out o --min-quality 0.9 --max-bytes 9MB",
        "bench"
      })
  void wrongUsageEndsWithCodeTwo(String line) {
    assertThat(terminal.run(line.isEmpty() ? new Object[0] : (Object[]) line.split(" ")))
        .isEqualTo(2);
    assertThat(terminal.err().lines().findFirst().orElseThrow()).matches("pith( [a-z]+)?: .+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "compress",
        "index",
        "search",
        "evaluate",
        "latency",
        "tune",
        "bench",
        "reindex",
        "serve",
        "model"
      })
  void everyCommandHasHelp(String command) {
    assertThat(terminal.run(command, "--help")).isZero();
    assertThat(terminal.out()).contains("Usage: pith " + command);
  }

  @Test
  void anEmptyCorpusIsRefused() throws IOException {
    Files.writeString(corpus.resolve("corpus.jsonl"), "");

    assertFailsInOneLine(
        terminal.run(
            "index", "--corpus", corpus, "--encoder", MODEL, "--index", folder.resolve("i")),
        "corpus.jsonl has no documents");
  }

  @Test
  void aCorruptModelIsRefusedWithBothHashes() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    for (String file : new String[] {"encoder.json", "tokenizer.json", "model.onnx"}) {
      Files.copy(Path.of(MODEL, file), copy.resolve(file));
    }
    byte[] bytes = Files.readAllBytes(copy.resolve("model.onnx"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(copy.resolve("model.onnx"), bytes);

    assertFailsInOneLine(
        terminal.run("model", "verify", copy),
        "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e");
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    terminal.run("index", "--corpus", corpus, "--encoder", MODEL, "--index", folder.resolve("i"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      int code =
          terminal.run("serve", "--index", folder.resolve("i"), "--encoder", MODEL, "--port", port);

      assertFailsInOneLine(code, port);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate --data nowhere --encoder nowhere",
        "evaluate --sts nowhere --encoder nowhere",
        "latency --queries nowhere --encoder nowhere",
        "bench compress --model nowhere",
        "tune --corpus nowhere --out o"
      })
  void aPlaceForResultsThatIsNotThereIsRefusedBeforeAnythingIsRead(String line) {
    Path json = folder.resolve("missing").resolve("results.json");

    int code = terminal.run((Object[]) (line + " --json " + json).split(" "));

    assertFailsInOneLine(code, "the folder of " + json + " does not exist");
  }

  @Test
  void aFolderIsNoFileForResults() {
    assertFailsInOneLine(
        terminal.run("evaluate", "--data", "nowhere", "--encoder", "nowhere", "--json", folder),
        folder + " is a folder");
  }

  @Test
  void sentencePairsGiveARankCorrelation() throws IOException {
    Path pairs =
        Files.writeString(
            folder.resolve("pairs.tsv"),
            """
            score\ta\tb
            5\ta dog runs\ta dog is running
            2.5\ta dog runs\ta cat runs
            0\ta dog runs\tthe stock market fell
            """);
    Path json = folder.resolve("similarity.json");

    assertThat(
            terminal.run("evaluate", "--sts", pairs, "--encoder", "full=" + MODEL, "--json", json))
        .isZero();

    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertThat(root.at("/sts/pairs").asInt()).isEqualTo(3);
    assertThat(root.at("/encoders/0/name").asText()).isEqualTo("full");
    assertThat(root.at("/encoders/0/spearman").asDouble()).isEqualTo(1);
  }

  @Test
  void aCollectionAndSentencePairsGiveTheFiguresOfBoth() throws IOException {
    Path pairs =
        Files.writeString(folder.resolve("p.tsv"), "score\ta\tb\n1\tbread\tcake\n0\tsea\tcake\n");
    Path json = folder.resolve("both.json");

    int code =
        terminal.run(
            "evaluate", "--data", corpus, "--sts", pairs, "--encoder", MODEL, "--json", json);

    assertThat(code).isZero();
    JsonNode encoder = new ObjectMapper().readTree(json.toFile()).at("/encoders/0");
    assertThat(encoder.has("ndcg@10")).isTrue();
    assertThat(encoder.has("spearman")).isTrue();
  }

  private Path copyOfModelWithAnotherTokenizerLimit() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("other"));
    Files.copy(Path.of(MODEL, "model.onnx"), copy.resolve("model.onnx"));
    // One more space at the end: the same tokenizer, but not the same file.
    String tokenizer = Files.readString(Path.of(MODEL, "tokenizer.json")) + " ";
    Files.writeString(copy.resolve("tokenizer.json"), tokenizer);
    String manifest = Files.readString(Path.of(MODEL, "encoder.json"));
    Files.writeString(
        copy.resolve("encoder.json"),
        manifest
            .replace(
                "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0",
                dev.pith.model.Sha256.of(copy.resolve("tokenizer.json")))
            .replace("711661", "711662"));
    return copy;
  }

  private void assertFailsInOneLine(int code, String word) {
    assertThat(code).isEqualTo(1);
    String said = terminal.err();
    assertThat(said).startsWith("pith ").contains(word).doesNotContain("\tat ");
    assertThat(said.strip().lines()).hasSize(1);
  }

  private String lastJson() {
    String printed = terminal.out();
    return printed.substring(printed.indexOf('{'));
  }
}
