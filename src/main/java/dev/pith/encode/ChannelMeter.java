package dev.pith.encode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.pith.tokenize.Tokenizer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Measures what the channels of a model's inner values do over a set of texts.
 *
 * <p>Texts run one by one and sums are kept per share of the texts, so the result depends neither
 * on how many cores there are nor on which thread was first.
 */
public final class ChannelMeter {
  /** Fixed, so that sums are added up in one order on every machine. */
  private static final int SHARES = 16;

  private ChannelMeter() {}

  /**
   * Mean and mean square of each channel over all tokens.
   *
   * @param mean per channel
   * @param meanSquare per channel
   * @param tokens how many tokens were seen
   */
  public record Moments(float[] mean, float[] meanSquare, long tokens) {}

  /**
   * Runs every text through a model.
   *
   * @param model an ONNX model that reads {@code input_ids} and {@code attention_mask}
   * @param values names of outputs {@code [1, tokens, channels]} to measure
   * @return moments by name
   * @throws EncoderException when ONNX Runtime refuses the model
   */
  public static Map<String, Moments> measure(
      byte[] model, Tokenizer tokenizer, List<String> texts, Set<String> values) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      try (OrtSession session = environment.createSession(model, options)) {
        List<Map<String, ChannelSums>> shares =
            IntStream.range(0, SHARES)
                .parallel()
                .mapToObj(share -> sums(session, tokenizer, everyNth(texts, share), values))
                .toList();
        return total(shares);
      }
    } catch (OrtException e) {
      throw new EncoderException("ONNX Runtime could not measure a model: " + e.getMessage(), e);
    }
  }

  private static List<String> everyNth(List<String> texts, int share) {
    return IntStream.iterate(share, i -> i < texts.size(), i -> i + SHARES)
        .mapToObj(texts::get)
        .toList();
  }

  private static Map<String, ChannelSums> sums(
      OrtSession session, Tokenizer tokenizer, List<String> texts, Set<String> values) {
    Map<String, ChannelSums> sums = new LinkedHashMap<>();
    for (String text : texts) {
      try {
        run(session, tokenizer.tokenize(text).ids(), values, sums);
      } catch (OrtException e) {
        throw new EncoderException("ONNX Runtime could not run a model: " + e.getMessage(), e);
      }
    }
    return sums;
  }

  private static void run(
      OrtSession session, long[] ids, Set<String> values, Map<String, ChannelSums> sums)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {1, ids.length};
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        OrtSession.Result result =
            session.run(Map.of("input_ids", input, "attention_mask", mask), values)) {
      for (String value : values) {
        OnnxTensor tensor = (OnnxTensor) result.get(value).orElseThrow();
        TensorInfo info = tensor.getInfo();
        int channels = (int) info.getShape()[2];
        sums.computeIfAbsent(value, unseen -> new ChannelSums(channels))
            .add(tensor.getFloatBuffer());
      }
    }
  }

  private static Map<String, Moments> total(List<Map<String, ChannelSums>> shares) {
    Map<String, ChannelSums> totals = new TreeMap<>();
    for (Map<String, ChannelSums> share : shares) {
      share.forEach(
          (value, sums) -> {
            ChannelSums total = totals.putIfAbsent(value, sums);
            if (total != null) {
              total.add(sums);
            }
          });
    }
    Map<String, Moments> moments = new TreeMap<>();
    totals.forEach((value, sums) -> moments.put(value, sums.moments()));
    return moments;
  }
}
