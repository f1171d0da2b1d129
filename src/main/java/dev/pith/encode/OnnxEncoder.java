package dev.pith.encode;

import dev.pith.model.Batching;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderManifest;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import dev.pith.tokenize.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An encoder directory, loaded: owns its session, its tokenizer and its bulk workers. */
public final class OnnxEncoder implements Encoder {
  private static final int MAX_TEXTS_PER_RUN = 8;
  private static final int MAX_CELLS_PER_RUN = 1024;

  private final String name;
  private final String fingerprint;
  private final Batching batching;
  private final long sizeBytes;
  private final Tokenizer tokenizer;
  private final ModelSession session;
  private final ExecutorService workers;

  private OnnxEncoder(
      String name,
      String fingerprint,
      Batching batching,
      long sizeBytes,
      Tokenizer tokenizer,
      ModelSession session) {
    this.name = name;
    this.fingerprint = fingerprint;
    this.batching = batching;
    this.sizeBytes = sizeBytes;
    this.tokenizer = tokenizer;
    this.session = session;
    this.workers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("encode-" + name + "-", 0).factory());
  }

  /**
   * Loads an encoder under the name that its manifest gives it.
   *
   * @throws EncoderException when ONNX Runtime refuses the model
   * @throws dev.pith.model.EncoderFilesException when a file is not the one that is pinned
   */
  public static OnnxEncoder open(EncoderDirectory directory) {
    return open(directory.manifest().name(), directory);
  }

  /** Loads an encoder under a name of the caller's. */
  public static OnnxEncoder open(String name, EncoderDirectory directory) {
    EncoderManifest manifest = directory.manifest();
    Tokenizer tokenizer = TokenizerFiles.open(directory.tokenizerFile(), manifest.maxTokens());
    return load(
        name,
        manifest.fingerprint(),
        manifest.batching(),
        directory.modelBytes(),
        manifest.dimension(),
        tokenizer);
  }

  /**
   * Loads an encoder that has no directory yet.
   *
   * @param tokenizer is owned, and closed, by the encoder from here on
   */
  public static OnnxEncoder load(
      String name,
      String fingerprint,
      Batching batching,
      byte[] model,
      int dimension,
      Tokenizer tokenizer) {
    try {
      ModelSession session = ModelSession.open(name, model, dimension);
      return new OnnxEncoder(name, fingerprint, batching, model.length, tokenizer, session);
    } catch (EncoderException e) {
      tokenizer.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int dimension() {
    return session.dimension();
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public Embedding encode(String text) {
    long start = System.nanoTime();
    Tokens tokens = tokenizer.tokenize(text);
    long tokenized = System.nanoTime();
    float[] vector = session.embed(List.of(tokens.ids()))[0];
    long encoded = System.nanoTime();
    return new Embedding(
        vector, tokens.count(), tokens.truncated(), tokenized - start, encoded - tokenized);
  }

  @Override
  public List<float[]> encodeAll(List<String> texts) {
    List<Tokens> tokens = texts.parallelStream().map(tokenizer::tokenize).toList();
    float[][] vectors = new float[texts.size()][];
    int maxTexts = batching == Batching.SINGLE ? 1 : MAX_TEXTS_PER_RUN;
    List<Future<?>> runs = new ArrayList<>();
    for (int[] batch : LengthSortedBatches.of(tokens, maxTexts, MAX_CELLS_PER_RUN)) {
      runs.add(workers.submit(() -> embed(batch, tokens, vectors)));
    }
    awaitAll(runs);
    return Arrays.asList(vectors);
  }

  private void embed(int[] batch, List<Tokens> tokens, float[][] vectors) {
    float[][] found =
        session.embed(Arrays.stream(batch).mapToObj(i -> tokens.get(i).ids()).toList());
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
      throw e.getCause() instanceof EncoderException known
          ? known
          : new EncoderException("encoding failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    workers.close();
    session.close();
    tokenizer.close();
  }
}
