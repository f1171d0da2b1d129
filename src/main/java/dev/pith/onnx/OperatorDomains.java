package dev.pith.onnx;

import java.util.Set;

/** Which operators a model may use: those of ONNX itself and of ONNX Runtime's own domain. */
final class OperatorDomains {
  private static final String STANDARD = "";
  private static final Set<String> SUPPORTED = Set.of(STANDARD, "com.microsoft");

  private OperatorDomains() {}

  /** The domain under its shortest name: {@code ai.onnx} is the standard one, the empty string. */
  static String canonical(String domain) {
    return domain.equals("ai.onnx") ? STANDARD : domain;
  }

  static boolean isSupported(String domain) {
    return SUPPORTED.contains(domain);
  }
}
