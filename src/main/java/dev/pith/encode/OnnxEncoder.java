package dev.pith.encode;

import dev.pith.lookup.LookupReader;
import dev.pith.lookup.TokenVectors;
import dev.pith.model.Alignments;
import dev.pith.model.Batching;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderManifest;
import dev.pith.onnx.MalformedModelException;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxReader;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import dev.pith.tokenize.Tokens;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An encoder directory, loaded: owns its session, its tokenizer and its bulk workers. */
public final class OnnxEncoder implements Encoder {
  private static final int MAX_TEXTS_PER_RUN = 8;
  private static final int MAX_CELLS_PER_RUN = 1024;

  private final EncoderSpec spec;
  private final long sizeBytes;
  private final Tokenizer tokenizer;
  private final SentenceModel model;
  private final Alignments alignments;
  private final ExecutorService workers;

  private OnnxEncoder(
      EncoderSpec spec,
      long sizeBytes,
      Tokenizer tokenizer,
      SentenceModel model,
      Alignments alignments) {
    this.spec = spec;
    this.sizeBytes = sizeBytes;
    this.tokenizer = tokenizer;
    this.model = model;
    this.alignments = alignments;
    this.workers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("encode-" + spec.name() + "-", 0).factory());
  }

  /**
   * Loads an encoder under the name that its manifest gives it.
   *
   * @throws EncoderException when the model is malformed or ONNX Runtime refuses it
   * @throws dev.pith.model.EncoderFilesException when a file is not the one that is pinned
   */
  public static OnnxEncoder open(EncoderDirectory directory) {
    return open(directory.manifest().name(), directory);
  }

  /** Loads an encoder under a name of the caller's, with both files checked against their pins. */
  public static OnnxEncoder open(String name, EncoderDirectory directory) {
    EncoderManifest manifest = directory.manifest();
    directory.verifyTokenizer();
    Tokenizer tokenizer = TokenizerFiles.open(directory.tokenizerFile(), manifest.maxTokens());
    try (Arena arena = Arena.ofConfined()) {
      return load(
          EncoderSpec.of(name, manifest),
          directory.modelIn(arena),
          tokenizer,
          directory.alignmentFile().read());
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /**
   * Loads an encoder that has no directory yet.
   *
   * @param tokenizer is owned, and closed, by the encoder from here on
   * @throws EncoderException when the model is malformed, ONNX Runtime refuses it, or a prefix
   *     leaves no room for text
   */
  public static OnnxEncoder load(EncoderSpec spec, byte[] model, Tokenizer tokenizer) {
    try {
      ByteBuffer copy = ByteBuffer.allocateDirect(model.length).put(model).flip();
      return load(spec, copy, tokenizer, Alignments.NONE);
    } catch (EncoderException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static OnnxEncoder load(
      EncoderSpec spec, ByteBuffer model, Tokenizer tokenizer, Alignments alignments) {
    requireRoomForText(spec, tokenizer);
    return new OnnxEncoder(spec, model.remaining(), tokenizer, fastest(spec, model), alignments);
  }

  /**
   * ONNX Runtime, which is native code, is handed the bytes that were read here without a fault,
   * and refuses a table's graph as it does any other.
   */
  private static SentenceModel fastest(EncoderSpec spec, ByteBuffer model) {
    OnnxModel believed = believed(spec.name(), model);
    ModelSession session = ModelSession.open(spec, model);
    if (!believed.graph().name().equals(LookupReader.GRAPH_NAME)) {
      return session;
    }
    Optional<TokenVectors> table = LookupReader.read(believed);
    if (table.isEmpty()) {
      return session;
    }
    session.close();
    return new TableModel(spec.name(), table.get());
  }

  private static OnnxModel believed(String name, ByteBuffer model) {
    try {
      return OnnxReader.read(model);
    } catch (MalformedModelException e) {
      throw new EncoderException(
          "the model of %s is refused: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static void requireRoomForText(EncoderSpec spec, Tokenizer tokenizer) {
    for (Role role : Role.values()) {
      String prefix = spec.prefix(role);
      if (!prefix.isEmpty() && tokenizer.tokenize(prefix).count() >= tokenizer.maxTokens()) {
        throw new EncoderException(
            "%s: the prefix '%s' fills all of its %d tokens: shorten it"
                .formatted(spec.name(), prefix, tokenizer.maxTokens()));
      }
    }
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  @Override
  public int maxTokens() {
    return tokenizer.maxTokens();
  }

  @Override
  public int countTokens(Role role, String text) {
    Tokens tokens = tokenizer.tokenize(behind(spec.prefix(role), text));
    return tokens.truncated() ? tokenizer.maxTokens() + 1 : tokens.count();
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public String fingerprint() {
    return spec.fingerprint();
  }

  @Override
  public Optional<String> approximates() {
    return spec.approximates();
  }

  @Override
  public Alignments alignments() {
    return alignments;
  }

  @Override
  public Embedding encode(Role role, String text) {
    long start = System.nanoTime();
    Tokens tokens = tokenizer.tokenize(behind(spec.prefix(role), text));
    long tokenized = System.nanoTime();
    float[] vector = model.embed(tokens.ids());
    long encoded = System.nanoTime();
    return new Embedding(
        vector, tokens.count(), tokens.truncated(), tokenized - start, encoded - tokenized);
  }

  private static String behind(String prefix, String text) {
    return prefix.isEmpty() ? text : prefix + text;
  }

  @Override
  public List<float[]> encodeAll(Role role, List<String> texts) {
    String prefix = spec.prefix(role);
    List<Tokens> tokens =
        texts.parallelStream().map(text -> tokenizer.tokenize(behind(prefix, text))).toList();
    float[][] vectors = new float[texts.size()][];
    int maxTexts = spec.batching() == Batching.SINGLE ? 1 : MAX_TEXTS_PER_RUN;
    List<Future<?>> runs = new ArrayList<>();
    for (int[] batch : LengthSortedBatches.of(tokens, maxTexts, MAX_CELLS_PER_RUN)) {
      runs.add(workers.submit(Cancellation.carried(() -> embed(batch, tokens, vectors))));
    }
    awaitAll(runs);
    return Arrays.asList(vectors);
  }

  private void embed(int[] batch, List<Tokens> tokens, float[][] vectors) {
    float[][] found = model.embed(Arrays.stream(batch).mapToObj(i -> tokens.get(i).ids()).toList());
    for (int row = 0; row < batch.length; row++) {
      vectors[batch[row]] = found[row];
    }
  }

  private static void awaitAll(List<Future<?>> runs) {
    try {
      for (Future<?> run : runs) {
        run.get();
      }
    } catch (InterruptedException e) {
      runs.forEach(run -> run.cancel(false));
      Thread.currentThread().interrupt();
      throw new CancellationException("encoding was interrupted");
    } catch (ExecutionException e) {
      runs.forEach(run -> run.cancel(false));
      throw switch (e.getCause()) {
        case EncoderException known -> known;
        case CancellationException ending -> ending;
        case null, default -> new EncoderException("encoding failed: " + e.getMessage(), e);
      };
    }
  }

  @Override
  public void close() {
    workers.close();
    model.close();
    tokenizer.close();
  }
}
