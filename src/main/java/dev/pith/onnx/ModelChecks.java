package dev.pith.onnx;

/** What must hold of a model's values, whether they were read or are about to be written. */
final class ModelChecks {
  /** The oldest file format with operator sets. */
  private static final long MIN_IR_VERSION = 3;

  /** The newest file format whose fields this reader knows. */
  private static final long MAX_IR_VERSION = 13;

  private ModelChecks() {}

  /**
   * Checks a model.
   *
   * @throws MalformedModelException naming the part that is not believed
   */
  static void check(OnnxModel model, ModelLimits limits) {
    if (model.irVersion() < MIN_IR_VERSION || model.irVersion() > MAX_IR_VERSION) {
      throw new MalformedModelException(
          "model",
          "IR version %d is not between %d and %d"
              .formatted(model.irVersion(), MIN_IR_VERSION, MAX_IR_VERSION));
    }
    model.opsets().forEach(ModelChecks::checkOpset);
    for (Node node : model.graph().nodes()) {
      if (!model.opsets().containsKey(node.domain())) {
        throw new MalformedModelException(
            node.label(), "the model imports no opset of its domain '" + node.domain() + "'");
      }
    }
    GraphChecks.check(model.graph(), limits);
  }

  private static void checkOpset(String domain, long version) {
    if (!OperatorDomains.isSupported(domain)) {
      throw new MalformedModelException("model", "operator domain '" + domain + "' is unknown");
    }
    if (version < 1) {
      throw new MalformedModelException(
          "model", "opset version %d of domain '%s' is not positive".formatted(version, domain));
    }
  }
}
