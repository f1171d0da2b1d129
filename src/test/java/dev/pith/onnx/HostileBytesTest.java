package dev.pith.onnx;

import static dev.pith.onnx.Hostile.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Files that are broken as protobuf, or are none: refused at the byte, before anything is built.
 */
class HostileBytesTest {
  private static final int IR_VERSION = 1;
  private static final int PRODUCER = 2;
  private static final int GRAPH = 7;
  private static final int METADATA = 14;
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int ATTRIBUTE = 5;
  private static final int FLOAT_DATA = 4;
  private static final int INT64_DATA = 7;
  private static final int RAW_DATA = 9;

  @TestFactory
  Stream<DynamicTest> damagedNumbers() {
    return Stream.of(
        file("nothing at all", () -> new byte[0], 0, "the file is empty"),
        file(
            "a tag without value",
            wire().raw(0x08)::toBytes,
            1,
            "the number of model.ir_version is cut off"),
        file(
            "a varint cut off",
            wire().raw(0x08, 0xff, 0xff)::toBytes,
            1,
            "the number of model.ir_version is cut off"),
        file("a tag cut off", wire().raw(0x80)::toBytes, 0, "the number of model is cut off"),
        file(
            "a varint of eleven bytes",
            wire().raw(0x08).raw(filled(10, 0x80)).raw(0)::toBytes,
            1,
            "the number of model.ir_version is longer than 64 bits"),
        file(
            "a varint of 65 bits",
            wire().raw(0x08).raw(filled(9, 0xff)).raw(2)::toBytes,
            1,
            "the number of model.ir_version is longer than 64 bits"),
        file(
            "an attribute's float cut off",
            inAttribute(wire().raw(0x15, 0, 0))::toBytes,
            7,
            "the number of attribute.f is cut off"),
        file(
            "packed floats of three bytes",
            inTensor(wire().bytes(FLOAT_DATA, new byte[3]))::toBytes,
            6,
            "the number of tensor.float_data is cut off"),
        file(
            "packed doubles of nine bytes",
            inTensor(wire().bytes(10, new byte[9]))::toBytes,
            14,
            "the number of tensor.double_data is cut off"),
        file(
            "packed varints cut off",
            inTensor(wire().bytes(INT64_DATA, filled(3, 0x80)))::toBytes,
            6,
            "the number of tensor.int64_data is cut off"));
  }

  @TestFactory
  Stream<DynamicTest> impossibleLengths() {
    return Stream.of(
        file(
            "a length without content",
            wire().length(GRAPH, 1)::toBytes,
            1,
            "model.graph is 1 bytes long but 0 are left"),
        file(
            "a length of 2 GiB",
            wire().length(GRAPH, Integer.MAX_VALUE).raw(0)::toBytes,
            1,
            "model.graph is 2147483647 bytes long but 1 are left"),
        file(
            "a length of 4 GiB",
            wire().length(GRAPH, 1L << 32)::toBytes,
            1,
            "model.graph is 4294967296 bytes long but 0 are left"),
        file(
            "a length of 2^64 - 1",
            wire().length(GRAPH, -1)::toBytes,
            1,
            "model.graph is 18446744073709551615 bytes long but 0 are left"),
        file(
            "weights longer than their tensor",
            wire()
                    .message(GRAPH, wire().message(INITIALIZER, wire().length(RAW_DATA, 100)))
                    .raw(filled(200, 0))
                ::toBytes,
            5,
            "tensor.raw_data is 100 bytes long but 0 are left"),
        file(
            "a node longer than its graph",
            wire().message(GRAPH, wire().length(NODE, 5)).text(PRODUCER, "lent bytes")::toBytes,
            3,
            "graph.node is 5 bytes long but 0 are left"));
  }

  @TestFactory
  Stream<DynamicTest> wrongFields() {
    return Stream.of(
        file("field number 0", wire().raw(0, 0)::toBytes, 0, "model has an unknown field 0"),
        file(
            "an unknown field of the model",
            wire().varint(99, 1)::toBytes,
            0,
            "model has an unknown field 99"),
        file(
            "the largest field number",
            wire().varint((1 << 29) - 1, 1)::toBytes,
            0,
            "model has an unknown field 536870911"),
        file(
            "a field number of 61 bits",
            wire().bareVarint(-1)::toBytes,
            0,
            "model has an unknown field 2305843009213693951"),
        file(
            "an unknown field of the graph",
            wire().message(GRAPH, wire().varint(3, 1))::toBytes,
            2,
            "graph has an unknown field 3"),
        file(
            "an unknown field of a node",
            wire().message(GRAPH, wire().message(NODE, wire().text(11, "")))::toBytes,
            4,
            "node has an unknown field 11"),
        file(
            "a group",
            wire().tag(GRAPH, 3).tag(GRAPH, 4)::toBytes,
            0,
            "model.graph has wire type 3 where 2 is due"),
        file(
            "the end of a group",
            wire().tag(PRODUCER, 4)::toBytes,
            0,
            "model.producer_name has wire type 4 where 2 is due"),
        file(
            "wire type 6",
            wire().tag(GRAPH, 6)::toBytes,
            0,
            "model.graph has wire type 6 where 2 is due"),
        file(
            "wire type 7",
            wire().tag(IR_VERSION, 7)::toBytes,
            0,
            "model.ir_version has wire type 7 where 0 is due"),
        file(
            "a graph that is a number",
            wire().varint(GRAPH, 1)::toBytes,
            0,
            "model.graph has wire type 0 where 2 is due"),
        file(
            "a version of fixed size",
            wire().fixed64(IR_VERSION, 8)::toBytes,
            0,
            "model.ir_version has wire type 1 where 0 is due"),
        file(
            "a single number that is packed",
            wire().bytes(IR_VERSION, new byte[] {8})::toBytes,
            0,
            "model.ir_version has wire type 2 where 0 is due"),
        file(
            "a data location of fixed size",
            inTensor(wire().fixed32(14, 0))::toBytes,
            4,
            "tensor.data_location has wire type 5 where 0 is due"),
        file(
            "a version twice",
            wire().varint(IR_VERSION, 8).varint(IR_VERSION, 8)::toBytes,
            2,
            "model.ir_version occurs twice"),
        file(
            "two graphs, which parsers would merge",
            wire().message(GRAPH, wire()).message(GRAPH, wire())::toBytes,
            2,
            "model.graph occurs twice"),
        file(
            "a dimension with extent and name",
            inDimension(wire().varint(1, 2).text(2, "n"))::toBytes,
            14,
            "dimension.dim_param occurs twice"),
        file(
            "a whole model twice",
            () -> twice(small()),
            small().length,
            "model.ir_version occurs twice"),
        file(
            "zeros after the model",
            () -> wire().raw(small()).raw(filled(16, 0)).toBytes(),
            small().length,
            "model has an unknown field 0"),
        file(
            "text after the model",
            () -> wire().raw(small()).raw("trailing".getBytes(StandardCharsets.UTF_8)).toBytes(),
            small().length,
            "model.metadata_props has wire type 4"));
  }

  @TestFactory
  Stream<DynamicTest> wrongText() {
    return Stream.of(
        file(
            "a lone continuation byte",
            wire().bytes(PRODUCER, new byte[] {'a', (byte) 0x80})::toBytes,
            2,
            "model.producer_name is not UTF-8 text"),
        file(
            "an overlong slash",
            wire().bytes(PRODUCER, new byte[] {(byte) 0xc0, (byte) 0xaf})::toBytes,
            2,
            "model.producer_name is not UTF-8 text"),
        file(
            "half a surrogate pair",
            wire().bytes(PRODUCER, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})::toBytes,
            2,
            "model.producer_name is not UTF-8 text"),
        file(
            "a string attribute that is bytes",
            inAttribute(wire().bytes(4, new byte[] {(byte) 0xff}))::toBytes,
            8,
            "attribute.s is not UTF-8 text"));
  }

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

  @TestFactory
  Stream<DynamicTest> otherFormats() {
    return Stream.of(
        file("ZIP", wire().raw('P', 'K', 3, 4, 20, 0)::toBytes, 0, "this is a ZIP archive"),
        file("gzip", wire().raw(0x1f, 0x8b, 8, 0)::toBytes, 0, "this is a gzip file"),
        file("JSON object", () -> utf8("{\"ir_version\": 8}"), 0, "this is JSON"),
        file("JSON array", () -> utf8("[1, 2]"), 0, "this is JSON"),
        file(
            "an error page",
            () -> utf8("<!DOCTYPE html><title>404</title>"),
            0,
            "this is HTML or XML"),
        file(
            "a Git LFS pointer",
            () -> utf8("version https://git-lfs.github.com/spec/v1\noid sha256:0"),
            0,
            "this is a Git LFS pointer"),
        file("a Python pickle", wire().raw(0x80, 2, 'c')::toBytes, 0, "this is a Python pickle"),
        file(
            "a tar whose first name is a valid tag",
            () -> tar("readme.txt"),
            257,
            "this is a tar archive"),
        file(
            "safetensors",
            wire().raw(0x50, 0, 0, 0, 0, 0, 0, 0).raw(utf8("{\"w\":{}}"))::toBytes,
            0,
            "model has an unknown field 10"),
        file("noise", () -> noise(1), 0, "model."));
  }

  static byte[] tar(String name) {
    byte[] header = new byte[512];
    System.arraycopy(utf8(name), 0, header, 0, name.length());
    System.arraycopy(utf8("ustar"), 0, header, 257, 5);
    return header;
  }

  private static WireBytes wire() {
    return new WireBytes();
  }

  private static WireBytes inGraph(int field, WireBytes message) {
    return wire().message(GRAPH, wire().message(field, message));
  }

  private static WireBytes inTensor(WireBytes tensor) {
    return inGraph(INITIALIZER, tensor);
  }

  private static WireBytes inNode(WireBytes node) {
    return inGraph(NODE, node);
  }

  private static WireBytes inAttribute(WireBytes attribute) {
    return inNode(wire().message(ATTRIBUTE, attribute));
  }

  private static WireBytes inDimension(WireBytes dimension) {
    WireBytes shape = wire().message(1, dimension);
    return inGraph(INPUT, wire().message(2, wire().message(1, wire().message(2, shape))));
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

  private static byte[] filled(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] small() {
    return SmallModel.with(unchanged -> {});
  }

  private static byte[] twice(byte[] bytes) {
    return wire().raw(bytes).raw(bytes).toBytes();
  }

  private static byte[] noise(long seed) {
    byte[] bytes = new byte[4096];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
