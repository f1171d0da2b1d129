package dev.pith.onnx;

import static dev.pith.onnx.Hostile.file;
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

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files that ask for more memory, depth or time than a model needs. */
class HostileSizesTest {
  @TestFactory
  Stream<DynamicTest> tooMuch() {
    return Stream.of(
        file(
            "subgraphs 2,000 deep",
            () -> subgraphs(2_000),
            "at byte 12: attribute.g: subgraphs (control flow)"),
        file(
            "sequence types 2,000 deep",
            () -> inGraph(INPUT, wire().message(2, WireBytes.nested(4, 2_000, wire()))).toBytes(),
            "at byte 9: type.sequence_type: only tensors"),
        file(
            "ten million nodes",
            () -> wire().bytes(GRAPH, pairs(10_000_000, 0x0a)).toBytes(),
            "at byte 100005: the file has more than the limit of 50000 nodes"),
        file(
            "ten million metadata entries",
            () -> pairs(10_000_000, METADATA << 3 | 2),
            "at byte 400000: the file has more than the limit of 200000 fields"),
        file(
            "ten million attributes",
            () ->
                wire()
                    .message(GRAPH, wire().bytes(NODE, pairs(10_000_000, ATTRIBUTE << 3 | 2)))
                    .toBytes(),
            "at byte 400006: the file has more than the limit of 200000 fields"),
        file(
            "199,000 attributes",
            () -> inNode(wire().raw(pairs(199_000, ATTRIBUTE << 3 | 2))).toBytes(),
            "node '' () attribute '': attributes of type UNDEFINED"),
        file(
            "ten million listed elements",
            () -> inTensor(wire().bytes(INT64_DATA, new byte[10_000_000])).toBytes(),
            "at byte 500015: the file has more than the limit of 500000 elements listed one by one"),
        file(
            "half a million listed elements too many",
            () ->
                inTensor(wire().varint(1, 3).varint(2, 7).bytes(INT64_DATA, new byte[500_000]))
                    .toBytes(),
            "initializer '': INT64[3] needs 24 bytes but has 4000000"),
        file(
            "a name of 9 MiB",
            () -> wire().text(PRODUCER, "x".repeat(9 << 20)).toBytes(),
            "at byte 5: the file has more than the limit of 8388608 bytes of names"),
        file(
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
