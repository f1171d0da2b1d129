package dev.pith.bench;

import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.Interval;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.LatencyRun;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.Speedup;
import dev.pith.model.EncoderDirectory;
import dev.pith.tokenize.Tokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every figure about speed. Whatever is compared takes turns in one run.
 *
 * @param full the full encoder
 * @param recipes encoders by the name of their recipe; what is not there is left out
 * @param tokenizer of the full encoder
 * @param questions real ones
 * @param passages cut to what encoders read
 * @param macsPerToken int8 multiply-accumulates of {@code int8} for a token
 */
public record EncodeBench(
    EncoderDirectory full,
    Map<String, EncoderDirectory> recipes,
    Tokenizer tokenizer,
    List<String> questions,
    List<String> passages,
    long macsPerToken,
    int rounds,
    Progress progress) {
  private static final String INT8 = "int8";
  private static final String STATIC = "static";
  private static final int LOT = 100;
  private static final Duration CLIENTS_LENGTH = Duration.ofSeconds(3);
  private static final int CLIENTS = 4;
  private static final int CLIENT_ROUNDS = 5;

  /** See {@link BenchTexts#passages}. */
  public static List<String> passages(Optional<Path> folder, Tokenizer tokenizer) {
    return BenchTexts.passages(folder, tokenizer);
  }

  /** Questions one at a time: recipes against the peer, on real questions and of fixed lengths. */
  public List<Figure> queries() {
    List<Figure> figures = new ArrayList<>();
    try (LangChain4jEncoder peer = new LangChain4jEncoder();
        Opened opened = open(INT8, "compact", "tiny")) {
      figures.addAll(againstPeer("query", questions, peer, opened));
      for (int tokens : new int[] {8, 16, 32}) {
        List<String> texts = BenchTexts.ofTokens(passages, tokenizer, tokens);
        figures.addAll(againstPeer("query-" + tokens + "-tokens", texts, peer, opened));
      }
    }
    return figures;
  }

  private List<Figure> againstPeer(String id, List<String> texts, Encoder peer, Opened opened) {
    List<Encoder> all = new ArrayList<>(List.of(peer));
    all.addAll(opened.encoders());
    LatencyResult result = latency(texts, all, peer);
    List<Figure> figures = new ArrayList<>();
    for (EncoderLatency encoder : result.encoders().subList(1, all.size())) {
      figures.add(Figure.speedup(encoder.name() + "-" + id + "-vs-peer", encoder));
    }
    figures.add(micros("peer-" + id + "-micros", result.encoders().getFirst()));
    return figures;
  }

  /** The static encoder against the full one. */
  public List<Figure> staticQueries() {
    try (OnnxEncoder reference = OnnxEncoder.open("full", full);
        OnnxEncoder again = OnnxEncoder.open("full", full);
        Opened opened = open(STATIC)) {
      if (opened.encoders().isEmpty()) {
        return List.of();
      }
      LatencyResult result =
          latency(questions, List.of(reference, opened.encoders().getFirst()), again);
      EncoderLatency times = result.encoders().get(1);
      return List.of(
          micros("static-query-micros", times), Figure.speedup("static-query-vs-full", times));
    }
  }

  private LatencyResult latency(List<String> texts, List<Encoder> encoders, Encoder again) {
    return new LatencyRun(texts, LatencyPlan.STANDARD.withRounds(rounds), progress)
        .run(encoders, again);
  }

  private static Figure micros(String id, EncoderLatency times) {
    return new Figure(
        id, 1000 * times.total().p50Millis(), "micros", Optional.empty(), times.total().samples());
  }

  /** Many passages at once, and how near int8 comes to what the hardware can do. */
  public List<Figure> bulk() {
    List<Figure> figures = new ArrayList<>();
    try (LangChain4jEncoder peer = new LangChain4jEncoder();
        Opened opened = open(INT8, "compact", "tiny", STATIC)) {
      List<Encoder> all = new ArrayList<>(List.of(peer));
      all.addAll(opened.encoders());
      List<BulkRun.Throughput> found = new BulkRun(passages, LOT, progress).run(all);
      BulkRun.Throughput reference = found.getFirst();
      figures.add(perSecond("peer-bulk-passages", reference.perSecond()));
      for (BulkRun.Throughput throughput : found.subList(1, found.size())) {
        Speedup speedup = throughput.over(reference);
        figures.add(
            new Figure(
                throughput.name() + "-bulk-vs-peer",
                speedup.ratio(),
                "ratio",
                Optional.of(speedup.interval()),
                throughput.nanos().length));
        if (throughput.name().equals(INT8)) {
          figures.add(macFraction(throughput.perSecond()));
        }
      }
    }
    return figures;
  }

  private Figure macFraction(double passagesPerSecond) {
    double tokens =
        passages.stream()
            .mapToInt(text -> tokenizer.tokenize(text).count())
            .average()
            .orElseThrow();
    double done = passagesPerSecond * tokens * macsPerToken;
    return new Figure(
        "int8-mac-fraction",
        done / IntegerPeak.macsPerSecond(),
        "ratio",
        Optional.empty(),
        passages.size());
  }

  /** Four clients against one, on {@code int8}. */
  public List<Figure> clients() {
    try (Opened opened = open(INT8)) {
      Encoder encoder = opened.encoders().getFirst();
      ClientsRun run = new ClientsRun(encoder, questions, CLIENTS_LENGTH);
      run.ask(CLIENTS);
      double[] ratios = new double[CLIENT_ROUNDS];
      double[] tails = new double[CLIENT_ROUNDS];
      for (int round = 0; round < CLIENT_ROUNDS; round++) {
        progress.report("clients", round, CLIENT_ROUNDS);
        double alone = run.ask(1).perSecond();
        ClientsRun.Load together = run.ask(CLIENTS);
        ratios[round] = together.perSecond() / alone;
        tails[round] =
            (double) together.nanos().getValueAtPercentile(99)
                / together.nanos().getValueAtPercentile(50);
      }
      progress.report("clients", CLIENT_ROUNDS, CLIENT_ROUNDS);
      return List.of(
          spread("concurrency-scaling", ratios), spread("concurrency-p99-vs-p50", tails));
    }
  }

  /** What a question costs of the heap. */
  public List<Figure> allocation() {
    List<Figure> figures = new ArrayList<>();
    try (Opened opened = open(INT8, "compact", STATIC)) {
      for (Encoder encoder : opened.encoders()) {
        String id = encoder.name().equals(INT8) ? "" : encoder.name() + "-";
        long bytes = HeapAllocation.medianBytes(encoder, questions);
        figures.add(
            new Figure(
                id + "query-allocation-bytes", bytes, "bytes", Optional.empty(), questions.size()));
      }
    }
    return figures;
  }

  private static Figure perSecond(String id, double value) {
    return new Figure(id, value, "per second", Optional.empty(), 1);
  }

  /** The median of a few, between the least and the most. */
  static Figure spread(String id, double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Figure(
        id,
        sorted[sorted.length / 2],
        id.endsWith("millis") ? "millis" : "ratio",
        Optional.of(new Interval(sorted[0], sorted[sorted.length - 1])),
        sorted.length);
  }

  private Opened open(String... names) {
    List<Encoder> encoders = new ArrayList<>();
    for (String name : names) {
      EncoderDirectory folder = recipes.get(name);
      if (folder != null) {
        encoders.add(OnnxEncoder.open(name, folder));
      }
    }
    return new Opened(encoders);
  }

  private record Opened(List<Encoder> encoders) implements AutoCloseable {
    @Override
    public void close() {
      encoders.forEach(Encoder::close);
    }
  }
}
