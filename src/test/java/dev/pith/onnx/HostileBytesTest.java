package dev.pith.onnx;

import static dev.pith.onnx.Hostile.file;
import static dev.pith.onnx.WireModels.FLOAT_DATA;
import static dev.pith.onnx.WireModels.GRAPH;
import static dev.pith.onnx.WireModels.INITIALIZER;
import static dev.pith.onnx.WireModels.INT64_DATA;
import static dev.pith.onnx.WireModels.IR_VERSION;
import static dev.pith.onnx.WireModels.NODE;
import static dev.pith.onnx.WireModels.PRODUCER;
import static dev.pith.onnx.WireModels.RAW_DATA;
import static dev.pith.onnx.WireModels.filled;
import static dev.pith.onnx.WireModels.inAttribute;
import static dev.pith.onnx.WireModels.inDimension;
import static dev.pith.onnx.WireModels.inTensor;
import static dev.pith.onnx.WireModels.wire;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files that are broken as protobuf: refused at the byte, before anything is built. */
class HostileBytesTest {
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

  private static byte[] small() {
    return SmallModel.with(unchanged -> {});
  }

  private static byte[] twice(byte[] bytes) {
    return wire().raw(bytes).raw(bytes).toBytes();
  }
}
