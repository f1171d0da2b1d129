package dev.pith.onnx;

import static dev.pith.onnx.HostileModel.hostile;
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
import java.util.List;

/** Files that are broken as protobuf: refused at the byte, before anything is built. */
final class HostileWire {
  private HostileWire() {}

  static List<AttackPattern> patterns() {
    return List.of(
        new AttackPattern("numbers that are cut off or too long", damagedNumbers()),
        new AttackPattern("lengths beyond the file", impossibleLengths()),
        new AttackPattern("fields that ONNX does not have, or not so, or not twice", wrongFields()),
        new AttackPattern("text that is not UTF-8", wrongText()));
  }

  private static List<HostileModel> damagedNumbers() {
    return List.of(
        hostile("nothing at all", () -> new byte[0], 0, "the file is empty"),
        hostile(
            "a tag without value",
            wire().raw(0x08)::toBytes,
            1,
            "the number of model.ir_version is cut off"),
        hostile(
            "a varint cut off",
            wire().raw(0x08, 0xff, 0xff)::toBytes,
            1,
            "the number of model.ir_version is cut off"),
        hostile("a tag cut off", wire().raw(0x80)::toBytes, 0, "the number of model is cut off"),
        hostile(
            "a varint of eleven bytes",
            wire().raw(0x08).raw(filled(10, 0x80)).raw(0)::toBytes,
            1,
            "the number of model.ir_version is longer than 64 bits"),
        hostile(
            "a varint of 65 bits",
            wire().raw(0x08).raw(filled(9, 0xff)).raw(2)::toBytes,
            1,
            "the number of model.ir_version is longer than 64 bits"),
        hostile(
            "an attribute's float cut off",
            inAttribute(wire().raw(0x15, 0, 0))::toBytes,
            7,
            "the number of attribute.f is cut off"),
        hostile(
            "packed floats of three bytes",
            inTensor(wire().bytes(FLOAT_DATA, new byte[3]))::toBytes,
            6,
            "the number of tensor.float_data is cut off"),
        hostile(
            "packed doubles of nine bytes",
            inTensor(wire().bytes(10, new byte[9]))::toBytes,
            14,
            "the number of tensor.double_data is cut off"),
        hostile(
            "packed varints cut off",
            inTensor(wire().bytes(INT64_DATA, filled(3, 0x80)))::toBytes,
            6,
            "the number of tensor.int64_data is cut off"));
  }

  private static List<HostileModel> impossibleLengths() {
    return List.of(
        hostile(
            "a length without content",
            wire().length(GRAPH, 1)::toBytes,
            1,
            "model.graph is 1 bytes long but 0 are left"),
        hostile(
            "a length of 2 GiB",
            wire().length(GRAPH, Integer.MAX_VALUE).raw(0)::toBytes,
            1,
            "model.graph is 2147483647 bytes long but 1 are left"),
        hostile(
            "a length of 4 GiB",
            wire().length(GRAPH, 1L << 32)::toBytes,
            1,
            "model.graph is 4294967296 bytes long but 0 are left"),
        hostile(
            "a length of 2^64 - 1",
            wire().length(GRAPH, -1)::toBytes,
            1,
            "model.graph is 18446744073709551615 bytes long but 0 are left"),
        hostile(
            "weights longer than their tensor",
            wire()
                    .message(GRAPH, wire().message(INITIALIZER, wire().length(RAW_DATA, 100)))
                    .raw(filled(200, 0))
                ::toBytes,
            5,
            "tensor.raw_data is 100 bytes long but 0 are left"),
        hostile(
            "a node longer than its graph",
            wire().message(GRAPH, wire().length(NODE, 5)).text(PRODUCER, "lent bytes")::toBytes,
            3,
            "graph.node is 5 bytes long but 0 are left"));
  }

  private static List<HostileModel> wrongFields() {
    return List.of(
        hostile("field number 0", wire().raw(0, 0)::toBytes, 0, "model has an unknown field 0"),
        hostile(
            "an unknown field of the model",
            wire().varint(99, 1)::toBytes,
            0,
            "model has an unknown field 99"),
        hostile(
            "the largest field number",
            wire().varint((1 << 29) - 1, 1)::toBytes,
            0,
            "model has an unknown field 536870911"),
        hostile(
            "a field number of 61 bits",
            wire().bareVarint(-1)::toBytes,
            0,
            "model has an unknown field 2305843009213693951"),
        hostile(
            "an unknown field of the graph",
            wire().message(GRAPH, wire().varint(3, 1))::toBytes,
            2,
            "graph has an unknown field 3"),
        hostile(
            "an unknown field of a node",
            wire().message(GRAPH, wire().message(NODE, wire().text(11, "")))::toBytes,
            4,
            "node has an unknown field 11"),
        hostile(
            "a group",
            wire().tag(GRAPH, 3).tag(GRAPH, 4)::toBytes,
            0,
            "model.graph has wire type 3 where 2 is due"),
        hostile(
            "the end of a group",
            wire().tag(PRODUCER, 4)::toBytes,
            0,
            "model.producer_name has wire type 4 where 2 is due"),
        hostile(
            "wire type 6",
            wire().tag(GRAPH, 6)::toBytes,
            0,
            "model.graph has wire type 6 where 2 is due"),
        hostile(
            "wire type 7",
            wire().tag(IR_VERSION, 7)::toBytes,
            0,
            "model.ir_version has wire type 7 where 0 is due"),
        hostile(
            "a graph that is a number",
            wire().varint(GRAPH, 1)::toBytes,
            0,
            "model.graph has wire type 0 where 2 is due"),
        hostile(
            "a version of fixed size",
            wire().fixed64(IR_VERSION, 8)::toBytes,
            0,
            "model.ir_version has wire type 1 where 0 is due"),
        hostile(
            "a single number that is packed",
            wire().bytes(IR_VERSION, new byte[] {8})::toBytes,
            0,
            "model.ir_version has wire type 2 where 0 is due"),
        hostile(
            "a data location of fixed size",
            inTensor(wire().fixed32(14, 0))::toBytes,
            4,
            "tensor.data_location has wire type 5 where 0 is due"),
        hostile(
            "a version twice",
            wire().varint(IR_VERSION, 8).varint(IR_VERSION, 8)::toBytes,
            2,
            "model.ir_version occurs twice"),
        hostile(
            "two graphs, which parsers would merge",
            wire().message(GRAPH, wire()).message(GRAPH, wire())::toBytes,
            2,
            "model.graph occurs twice"),
        hostile(
            "a dimension with extent and name",
            inDimension(wire().varint(1, 2).text(2, "n"))::toBytes,
            14,
            "dimension.dim_param occurs twice"),
        hostile(
            "a whole model twice",
            () -> twice(small()),
            small().length,
            "model.ir_version occurs twice"),
        hostile(
            "zeros after the model",
            () -> wire().raw(small()).raw(filled(16, 0)).toBytes(),
            small().length,
            "model has an unknown field 0"),
        hostile(
            "text after the model",
            () -> wire().raw(small()).raw("trailing".getBytes(StandardCharsets.UTF_8)).toBytes(),
            small().length,
            "model.metadata_props has wire type 4"));
  }

  private static List<HostileModel> wrongText() {
    return List.of(
        hostile(
            "a lone continuation byte",
            wire().bytes(PRODUCER, new byte[] {'a', (byte) 0x80})::toBytes,
            2,
            "model.producer_name is not UTF-8 text"),
        hostile(
            "an overlong slash",
            wire().bytes(PRODUCER, new byte[] {(byte) 0xc0, (byte) 0xaf})::toBytes,
            2,
            "model.producer_name is not UTF-8 text"),
        hostile(
            "half a surrogate pair",
            wire().bytes(PRODUCER, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})::toBytes,
            2,
            "model.producer_name is not UTF-8 text"),
        hostile(
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
