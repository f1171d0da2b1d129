package dev.pith.onnx;

import java.util.Set;

/**
 * Which operators a model may use: all of ONNX itself, and those of ONNX Runtime's own domain that
 * only compute.
 *
 * <p>The runtime's domain is a list of names rather than a yes because some of its operators open
 * files or load code ({@code EPContext} names a file to load, for one), which a model file must not
 * be able to ask for. Add a name here when a pass writes a new one.
 *
 * @see <a
 *     href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md">Contributed
 *     operators</a>
 */
final class Operators {
  private static final String STANDARD_DOMAIN = "";
  private static final String RUNTIME_DOMAIN = "com.microsoft";

  private static final Set<String> RUNTIME_OPERATORS =
      Set.of(
          "Attention",
          "BiasAdd",
          "BiasGelu",
          "DequantizeLinear",
          "DynamicQuantizeMatMul",
          "EmbedLayerNormalization",
          "FastGelu",
          "FusedGemm",
          "FusedMatMul",
          "GatedRelativePositionBias",
          "GatherBlockQuantized",
          "Gelu",
          "GemmFloat8",
          "GroupQueryAttention",
          "MatMulBnb4",
          "MatMulInteger16",
          "MatMulIntegerToFloat",
          "MatMulNBits",
          "MultiHeadAttention",
          "QAttention",
          "QEmbedLayerNormalization",
          "QGemm",
          "QLinearAdd",
          "QLinearConcat",
          "QLinearMul",
          "QLinearReduceMean",
          "QLinearSigmoid",
          "QLinearSoftmax",
          "QLinearWhere",
          "QuantizeLinear",
          "QuickGelu",
          "RelativePositionBias",
          "RotaryEmbedding",
          "SkipLayerNormalization",
          "SkipSimplifiedLayerNormalization",
          "TransposeMatMul");

  private Operators() {}

  /** The domain under its shortest name: {@code ai.onnx} is the standard one, the empty string. */
  static String canonicalDomain(String domain) {
    return domain.equals("ai.onnx") ? STANDARD_DOMAIN : domain;
  }

  static boolean isKnownDomain(String domain) {
    return domain.equals(STANDARD_DOMAIN) || domain.equals(RUNTIME_DOMAIN);
  }

  /** Whether a model may use this operator of a known domain. */
  static boolean isAllowed(String domain, String op) {
    return domain.equals(STANDARD_DOMAIN) || RUNTIME_OPERATORS.contains(op);
  }
}
