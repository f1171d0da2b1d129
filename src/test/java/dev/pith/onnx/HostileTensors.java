package dev.pith.onnx;

import static dev.pith.onnx.HostileModel.hostile;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Tensors and attributes that do not hold what they say they hold. */
final class HostileTensors {
  private static final String NODE_ATTRIBUTE = "node 'add' (Add) attribute 'a': ";

  private HostileTensors() {}

  static List<AttackPattern> patterns() {
    return List.of(
        new AttackPattern("weights that do not fill their shape", shapes()),
        new AttackPattern("elements of another type or range", elements()),
        new AttackPattern("attributes that are not what they announce", attributes()));
  }

  private static List<HostileModel> shapes() {
    return List.of(
        tensor(
            "a negative extent", t -> t.setDims(0, -2), "initializer 'w': extent -2 is negative"),
        tensor(
            "two negative extents, whose product is right",
            t -> t.setDims(0, -2).addDims(-1),
            "initializer 'w': extent -2 is negative"),
        tensor(
            "a product over 64 bits",
            t -> t.setDims(0, 1L << 32).addDims(1L << 32),
            "initializer 'w': the size of FLOAT32[4294967296, 4294967296] overflows"),
        tensor(
            "a size in bytes that wraps to 8",
            t -> t.setDims(0, (1L << 62) + 2),
            "initializer 'w': the size of FLOAT32[4611686018427387906] overflows"),
        tensor(
            "rank 9",
            t -> t.addAllDims(Collections.nCopies(8, 1L)),
            "initializer 'w': rank 9 is over the limit of 8"),
        tensor(
            "too few bytes",
            t -> t.setRawData(zeros(7)),
            "initializer 'w': FLOAT32[2] needs 8 bytes but has 7"),
        tensor(
            "too many bytes",
            t -> t.setRawData(zeros(9)),
            "initializer 'w': FLOAT32[2] needs 8 bytes but has 9"),
        tensor(
            "no bytes at all",
            t -> t.clearRawData(),
            "initializer 'w': FLOAT32[2] needs 8 bytes but has 0"),
        tensor(
            "bytes for an empty shape",
            t -> t.setDims(0, 0),
            "initializer 'w': FLOAT32[0] needs 0 bytes but has 8"),
        tensor(
            "a scalar with two elements",
            t -> t.clearDims(),
            "initializer 'w': FLOAT32[] needs 4 bytes but has 8"));
  }

  private static List<HostileModel> elements() {
    return List.of(
        tensor(
            "no element type",
            t -> t.clearDataType(),
            "initializer 'w': element type 0 is not supported"),
        tensor(
            "a tensor of strings",
            t -> t.setDataType(8),
            "initializer 'w': element type 8 is not supported"),
        tensor(
            "bfloat16",
            t -> t.setDataType(16),
            "initializer 'w': element type 16 is not supported"),
        tensor(
            "an element type that does not exist",
            t -> t.setDataType(99),
            "initializer 'w': element type 99 is not supported"),
        tensor(
            "a negative element type",
            t -> t.setDataType(-1),
            "initializer 'w': element type -1 is not supported"),
        tensor(
            "bytes and a list",
            t -> t.addAllFloatData(List.of(1f, 2f)),
            "initializer 'w': holds its elements both in raw_data and in a list"),
        tensor(
            "no bytes, yet present, and a list",
            t -> t.setRawData(zeros(0)).addAllFloatData(List.of(1f, 2f)),
            "initializer 'w': holds its elements both"),
        tensor(
            "a list of another type",
            t -> t.clearRawData().addAllInt64Data(List.of(1L)),
            "initializer 'w': lists elements of another type than its own"),
        tensor(
            "a list of doubles for floats",
            t -> t.clearRawData().addDoubleData(1),
            "initializer 'w': lists elements of another type than its own"),
        tensor(
            "two lists",
            t -> t.clearRawData().addFloatData(1).addInt32Data(1),
            "initializer 'w': lists elements of another type than its own"),
        listed("an int8 of 128", ElementType.INT8, 128),
        listed("an int8 of -129", ElementType.INT8, -129),
        listed("a uint8 of 256", ElementType.UINT8, 256),
        listed("a negative uint8", ElementType.UINT8, -1),
        listed("a bool of 2", ElementType.BOOL, 2),
        listed("a float16 of 17 bits", ElementType.FLOAT16, 65536),
        tensor("a list of strings", t -> t.clearRawData().addStringData(zeros(1)), "at byte "),
        tensor("unsigned 64-bit elements", t -> t.clearRawData().addUint64Data(1), "at byte "),
        tensor("a segment", t -> t.getSegmentBuilder().setBegin(0), "at byte "));
  }

  private static List<HostileModel> attributes() {
    return List.of(
        attribute(
            "an attribute without type",
            AttributeType.UNDEFINED,
            a -> a.setI(1),
            NODE_ATTRIBUTE + "attributes of type UNDEFINED"),
        attribute(
            "a graph announced and missing",
            AttributeType.GRAPH,
            a -> {},
            NODE_ATTRIBUTE + "attributes of type GRAPH"),
        attribute("a graph", AttributeType.GRAPH, a -> a.getGBuilder(), "at byte "),
        attribute("graphs", AttributeType.GRAPHS, a -> a.addGraphsBuilder(), "at byte "),
        attribute("tensors", AttributeType.TENSORS, a -> a.addTensorsBuilder(), "at byte "),
        attribute(
            "a sparse attribute",
            AttributeType.SPARSE_TENSOR,
            a -> a.getSparseTensorBuilder(),
            "at byte "),
        attribute(
            "sparse tensors",
            AttributeType.SPARSE_TENSORS,
            a -> a.addSparseTensorsBuilder(),
            "at byte "),
        attribute("a type", AttributeType.TYPE_PROTO, a -> a.getTpBuilder(), "at byte "),
        attribute("types", AttributeType.TYPE_PROTOS, a -> a.addTypeProtosBuilder(), "at byte "),
        attribute("a reference", AttributeType.INT, a -> a.setRefAttrName("alpha"), "at byte "),
        attribute(
            "a tensor announced and missing",
            AttributeType.TENSOR,
            a -> {},
            NODE_ATTRIBUTE + "element type 0"),
        attribute(
            "a tensor of rank 9",
            AttributeType.TENSOR,
            a -> a.getTBuilder().setDataType(1).addAllDims(Collections.nCopies(9, 1L)),
            NODE_ATTRIBUTE + "rank 9"),
        attribute(
            "an int beside a float",
            AttributeType.FLOAT,
            a -> a.setI(1).setF(1),
            NODE_ATTRIBUTE + "has a value that its type does not announce"),
        attribute(
            "a float beside an int",
            AttributeType.INT,
            a -> a.setI(1).setF(1),
            NODE_ATTRIBUTE + "has a value that"),
        attribute(
            "a string beside ints",
            AttributeType.INTS,
            a -> a.addInts(1).setS(zeros(1)),
            NODE_ATTRIBUTE + "has a value that"),
        attribute(
            "a tensor beside a string",
            AttributeType.STRING,
            a -> a.setS(zeros(1)).setT(TensorProto.newBuilder()),
            NODE_ATTRIBUTE + "has a value that"),
        attribute(
            "ints beside floats",
            AttributeType.FLOATS,
            a -> a.addFloats(1).addInts(1),
            NODE_ATTRIBUTE + "has a value that"),
        attribute(
            "floats beside strings",
            AttributeType.STRINGS,
            a -> a.addFloats(1),
            NODE_ATTRIBUTE + "has a value that"),
        attribute(
            "strings beside an int",
            AttributeType.INT,
            a -> a.addStrings(zeros(1)),
            NODE_ATTRIBUTE + "has a value that"),
        attribute(
            "no name",
            AttributeType.INT,
            a -> a.clearName(),
            "node 'add' (Add) attribute '': has no name"),
        hostile(
            "an attribute twice",
            () ->
                SmallModel.withNode(
                    node -> {
                      node.addAttributeBuilder().setName("a").setType(AttributeType.INT);
                      node.addAttributeBuilder().setName("a").setType(AttributeType.FLOAT);
                    }),
            NODE_ATTRIBUTE + "occurs twice"),
        hostile(
            "an attribute type that does not exist",
            () ->
                new WireBytes()
                    .message(
                        7,
                        new WireBytes()
                            .message(1, new WireBytes().message(5, new WireBytes().varint(20, 99))))
                    .toBytes(),
            "node '' () attribute '': attributes of type UNDEFINED"));
  }

  private static HostileModel tensor(
      String name, Consumer<TensorProto.Builder> change, String message) {
    return hostile(name, () -> SmallModel.withTensor(change), message);
  }

  private static HostileModel listed(String name, ElementType type, int element) {
    return tensor(
        name,
        t -> t.clearRawData().setDataType(type.onnxCode()).addInt32Data(0).addInt32Data(element),
        "initializer 'w': element %d does not fit %s".formatted(element, type));
  }

  private static HostileModel attribute(
      String name, AttributeType type, Consumer<AttributeProto.Builder> change, String message) {
    return hostile(name, () -> SmallModel.withAttribute(type, change), message);
  }

  private static ByteString zeros(int count) {
    return ByteString.copyFrom(new byte[count]);
  }
}
