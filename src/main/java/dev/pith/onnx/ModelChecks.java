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
    model.graph().nodes().forEach(node -> checkOperator(node, model));
    checkWeights(model.graph(), limits);
    GraphChecks.check(model.graph(), limits);
  }

  private static void checkOperator(Node node, OnnxModel model) {
    if (!model.opsets().containsKey(node.domain())) {
      throw new MalformedModelException(
          node.label(), "the model imports no opset of its domain '" + node.domain() + "'");
    }
    if (!Operators.isAllowed(node.domain(), node.op())) {
      throw new MalformedModelException(
          node.label(), "this operator of domain '" + node.domain() + "' is not allowed");
    }
  }

  private static void checkWeights(Graph graph, ModelLimits limits) {
    long sizeBytes = 0;
    for (Tensor tensor : graph.initializers().values()) {
      sizeBytes += tensor.bytes().byteSize();
    }
    if (sizeBytes > limits.maxBytes()) {
      throw new MalformedModelException(
          "graph",
          "%d bytes of weights are over the limit of %d".formatted(sizeBytes, limits.maxBytes()));
    }
  }

  private static void checkOpset(String domain, long version) {
    if (!Operators.isKnownDomain(domain)) {
      throw new MalformedModelException("model", "operator domain '" + domain + "' is unknown");
    }
    if (version < 1) {
      throw new MalformedModelException(
          "model", "opset version %d of domain '%s' is not positive".formatted(version, domain));
    }
  }
}
