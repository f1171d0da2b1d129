package dev.pith.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Field numbers of {@code onnx.proto}, and models with one part only, in wire format. */
final class WireModels {
  static final int IR_VERSION = 1;
  static final int PRODUCER = 2;
  static final int GRAPH = 7;
  static final int METADATA = 14;
  static final int NODE = 1;
  static final int INITIALIZER = 5;
  static final int INPUT = 11;
  static final int ATTRIBUTE = 5;
  static final int FLOAT_DATA = 4;
  static final int INT64_DATA = 7;
  static final int RAW_DATA = 9;

  private WireModels() {}

  static WireBytes wire() {
    return new WireBytes();
  }

  static WireBytes inGraph(int field, WireBytes message) {
    return wire().message(GRAPH, wire().message(field, message));
  }

  static WireBytes inTensor(WireBytes tensor) {
    return inGraph(INITIALIZER, tensor);
  }

  static WireBytes inNode(WireBytes node) {
    return inGraph(NODE, node);
  }

  static WireBytes inAttribute(WireBytes attribute) {
    return inNode(wire().message(ATTRIBUTE, attribute));
  }

  static WireBytes inDimension(WireBytes dimension) {
    WireBytes shape = wire().message(1, dimension);
    return inGraph(INPUT, wire().message(2, wire().message(1, wire().message(2, shape))));
  }

  static byte[] filled(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
