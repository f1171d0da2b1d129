package dev.pith.onnx;

import static dev.pith.onnx.HostileModel.hostile;
import static dev.pith.onnx.WireModels.ATTRIBUTE;
import static dev.pith.onnx.WireModels.GRAPH;
import static dev.pith.onnx.WireModels.INPUT;
import static dev.pith.onnx.WireModels.INT64_DATA;
import static dev.pith.onnx.WireModels.METADATA;
import static dev.pith.onnx.WireModels.NODE;
import static dev.pith.onnx.WireModels.PRODUCER;
import static dev.pith.onnx.WireModels.inGraph;
import static dev.pith.onnx.WireModels.inNode;
import static dev.pith.onnx.WireModels.inTensor;
import static dev.pith.onnx.WireModels.wire;

import java.util.List;

/** Files that ask for more memory, depth or time than a model needs. */
final class HostileSizes {
  private HostileSizes() {}

  static List<AttackPattern> patterns() {
    return List.of(new AttackPattern("more depth, parts or text than a model needs", tooMuch()));
  }

  private static List<HostileModel> tooMuch() {
    return List.of(
        hostile(
            "subgraphs 10,000 deep",
            () -> subgraphs(10_000),
            "at byte 12: attribute.g: subgraphs (control flow)"),
        hostile(
            "sequence types 10,000 deep",
            () -> inGraph(INPUT, wire().message(2, WireBytes.nested(4, 10_000, wire()))).toBytes(),
            "at byte 12: type.sequence_type: only tensors"),
        hostile(
            "ten million nodes",
            () -> wire().bytes(GRAPH, pairs(10_000_000, 0x0a)).toBytes(),
            "at byte 100005: the file has more than the limit of 50000 nodes"),
        hostile(
            "ten million metadata entries",
            () -> pairs(10_000_000, METADATA << 3 | 2),
            "at byte 400000: the file has more than the limit of 200000 fields"),
        hostile(
            "ten million attributes",
            () ->
                wire()
                    .message(GRAPH, wire().bytes(NODE, pairs(10_000_000, ATTRIBUTE << 3 | 2)))
                    .toBytes(),
            "at byte 400006: the file has more than the limit of 200000 fields"),
        hostile(
            "199,000 attributes",
            () -> inNode(wire().raw(pairs(199_000, ATTRIBUTE << 3 | 2))).toBytes(),
            "node '' () attribute '': attributes of type UNDEFINED"),
        hostile(
            "ten million listed elements",
            () -> inTensor(wire().bytes(INT64_DATA, new byte[10_000_000])).toBytes(),
            "at byte 500015: the file has more than the limit of 500000 elements listed one by one"),
        hostile(
            "half a million listed elements too many",
            () ->
                inTensor(wire().varint(1, 3).varint(2, 7).bytes(INT64_DATA, new byte[500_000]))
                    .toBytes(),
            "initializer '': INT64[3] needs 24 bytes but has 4000000"),
        hostile(
            "a name of 9 MiB",
            () -> wire().text(PRODUCER, "x".repeat(9 << 20)).toBytes(),
            "at byte 5: the file has more than the limit of 8388608 bytes of names"),
        hostile(
            "a name of 7 MiB on 1,000 attributes",
            () -> manyAttributesOf("x".repeat(7 << 20)),
            "node 'xxx"));
  }

  private static byte[] subgraphs(int depth) {
    WireBytes graph = wire();
    for (int i = 0; i < depth; i++) {
      graph = wire().message(NODE, wire().message(ATTRIBUTE, wire().message(6, graph)));
    }
    return wire().message(GRAPH, graph).toBytes();
  }

  private static byte[] manyAttributesOf(String nodeName) {
    WireBytes node = wire().text(3, nodeName);
    for (int i = 0; i < 1_000; i++) {
      node.message(ATTRIBUTE, wire().text(1, "a" + i).varint(20, 2).varint(3, i));
    }
    return inNode(node.message(ATTRIBUTE, wire())).toBytes();
  }

  /** As many empty fields with this tag. */
  private static byte[] pairs(int count, int tag) {
    byte[] bytes = new byte[2 * count];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = (byte) tag;
    }
    return bytes;
  }
}
