package dev.pith.encode;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.pith.model.Pooling;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of an ONNX Runtime session: ids in, unit vectors out. Safe for use by many threads
 * at once; each run uses the calling thread alone.
 *
 * <p>A model that hands out {@code [texts, dimension]} has pooled by itself; one that hands out
 * {@code [texts, tokens, dimension]} is pooled here.
 */
final class ModelSession implements SentenceModel {
  private static final Set<String> KNOWN_INPUTS =
      Set.of("input_ids", "attention_mask", "token_type_ids");

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final NativeCalls calls = new NativeCalls();
  private final Set<String> inputs;
  private final int dimension;
  private final Pooling pooling;
  private final boolean pooledByModel;
  private final PinnedRuns pinned;
  private final Function<long[], float[]> alone = this::alone;
  private final ConcurrentLinkedQueue<TokenBuffers> idleBuffers = new ConcurrentLinkedQueue<>();

  private ModelSession(
      OrtEnvironment environment, OrtSession session, TensorInfo output, Pooling pooling) {
    this.environment = environment;
    this.session = session;
    this.inputs = session.getInputNames();
    this.pooling = pooling;
    long[] shape = output.getShape();
    this.pooledByModel = shape.length == 2;
    this.dimension = (int) shape[shape.length - 1];
    this.pinned = new PinnedRuns(environment, session, dimension);
  }

  /**
   * Loads a model.
   *
   * @param spec name, dimension and pooling
   * @param model what is left in the buffer, which is direct and stays as it is
   * @throws EncoderException when ONNX Runtime refuses it or it is not a sentence encoder
   */
  static ModelSession open(EncoderSpec spec, ByteBuffer model) {
    String name = spec.name();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession session = createSession(environment, name, model);
    try {
      TensorInfo output = checkedOutput(name, session, spec.dimension());
      return new ModelSession(environment, session, output, spec.pooling());
    } catch (EncoderException e) {
      close(session);
      throw e;
    } catch (OrtException e) {
      close(session);
      throw refused(name, e);
    }
  }

  private static OrtSession createSession(
      OrtEnvironment environment, String name, ByteBuffer model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // Errors come as exceptions; the library would print them a second time.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      try (var _ = NativeCalls.ofProcess().enter()) {
        return environment.createSession(model.duplicate(), options);
      }
    } catch (OrtException e) {
      throw refused(name, e);
    }
  }

  private static TensorInfo checkedOutput(String name, OrtSession session, int dimension)
      throws OrtException {
    if (!KNOWN_INPUTS.containsAll(session.getInputNames())
        || !session.getInputNames().contains("input_ids")) {
      throw new EncoderException(
          "%s reads %s; a sentence encoder reads input_ids, attention_mask and token_type_ids"
              .formatted(name, session.getInputNames()));
    }
    NodeInfo first = session.getOutputInfo().values().iterator().next();
    if (first.getInfo() instanceof TensorInfo info
        && (info.getShape().length == 2 || info.getShape().length == 3)
        && info.getShape()[info.getShape().length - 1] == dimension) {
      return info;
    }
    throw new EncoderException(
        "%s hands out %s; expected vectors of %d numbers".formatted(name, first, dimension));
  }

  @Override
  public int dimension() {
    return dimension;
  }

  /** Texts are padded to the longest. */
  @Override
  public float[][] embed(List<long[]> texts) {
    int columns = texts.stream().mapToInt(ids -> ids.length).max().orElseThrow();
    TokenBuffers buffers = takeBuffers();
    try (var _ = NativeCalls.ofProcess().enter();
        var _ = calls.enter()) {
      buffers.fill(texts, columns);
      return run(texts, columns, buffers);
    } catch (OrtException e) {
      throw failed(e);
    } finally {
      idleBuffers.add(buffers);
    }
  }

  @Override
  public float[] embed(long[] text) {
    if (!pooledByModel || text.length == 0 || text.length > PinnedRuns.MAX_TOKENS) {
      return embed(List.of(text))[0];
    }
    return CoreTurns.ofProcess().run(alone, text);
  }

  private float[] alone(long[] text) {
    try (var _ = NativeCalls.ofProcess().enter();
        var _ = calls.enter()) {
      float[] vector = pinned.vector(text);
      UnitVectors.normalize(vector);
      return vector;
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  private float[][] run(List<long[]> texts, int columns, TokenBuffers buffers) throws OrtException {
    long[] shape = {texts.size(), columns};
    try (OnnxTensor ids = tensor(buffers.ids(), shape);
        OnnxTensor mask = tensorFor("attention_mask", buffers.mask(), shape);
        OnnxTensor types = tensorFor("token_type_ids", buffers.types(), shape);
        OrtSession.Result result = result(feed(ids, mask, types))) {
      FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
      return vectors(output, texts, columns);
    }
  }

  private OrtSession.Result result(Map<String, OnnxTensor> feed) throws OrtException {
    return Cancellation.run(options -> session.run(feed, options));
  }

  private float[][] vectors(FloatBuffer output, List<long[]> texts, int columns) {
    if (pooledByModel) {
      return UnitVectors.rows(output, texts.size(), dimension);
    }
    return switch (pooling) {
      case MEAN -> UnitVectors.meanOfTokens(output, texts, columns, dimension);
      case CLS -> UnitVectors.firstTokens(output, texts.size(), columns, dimension);
    };
  }

  private Map<String, OnnxTensor> feed(
      OnnxTensor ids, @Nullable OnnxTensor mask, @Nullable OnnxTensor types) {
    Map<String, OnnxTensor> feed = HashMap.newHashMap(3);
    feed.put("input_ids", ids);
    if (mask != null) {
      feed.put("attention_mask", mask);
    }
    if (types != null) {
      feed.put("token_type_ids", types);
    }
    return feed;
  }

  private @Nullable OnnxTensor tensorFor(String input, LongBuffer cells, long[] shape)
      throws OrtException {
    return inputs.contains(input) ? tensor(cells, shape) : null;
  }

  private OnnxTensor tensor(LongBuffer cells, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, cells, shape);
  }

  private TokenBuffers takeBuffers() {
    TokenBuffers idle = idleBuffers.poll();
    return idle == null ? new TokenBuffers() : idle;
  }

  /** Waits for runs under way; those that come later are cancelled. */
  @Override
  public void close() {
    calls.end();
    pinned.close();
    close(session);
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EncoderException("ONNX Runtime could not close a session", e);
    }
  }

  private static EncoderException failed(OrtException cause) {
    return new EncoderException(
        "ONNX Runtime could not run the model: " + cause.getMessage(), cause);
  }

  private static EncoderException refused(String name, OrtException cause) {
    return new EncoderException(
        "ONNX Runtime refuses %s: %s".formatted(name, cause.getMessage()), cause);
  }
}
