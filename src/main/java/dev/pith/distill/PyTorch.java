package dev.pith.distill;

import ai.djl.engine.Engine;

/** The engine that gradients come from; it is not part of the program and may not be there. */
final class PyTorch {
  private static final String NAME = "PyTorch";

  private PyTorch() {}

  static boolean isThere() {
    return Engine.hasEngine(NAME);
  }

  /**
   * Loads the engine: native libraries, some seconds. It neither reports nor downloads anything.
   *
   * @param threads how many one operation may use; the first caller's count is for good
   */
  static Engine load(int threads) {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    return Engine.getEngine(NAME);
  }
}
