package dev.pith.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.List;

/** Node attributes to and from {@code AttributeProto}. */
final class ProtoAttributes {
  private ProtoAttributes() {}

  /**
   * The attribute's value; it must have exactly the one its type announces.
   *
   * @param where how errors name the attribute
   */
  static Attribute toAttribute(AttributeProto proto, String where) {
    Attribute attribute =
        switch (proto.getType()) {
          case INT -> new Attribute.OfInt(proto.getI());
          case FLOAT -> new Attribute.OfFloat(proto.getF());
          case STRING -> new Attribute.OfString(proto.getS().toStringUtf8());
          case TENSOR -> new Attribute.OfTensor(ProtoTensors.toTensor(proto.getT(), where));
          case INTS -> new Attribute.OfInts(proto.getIntsList());
          case FLOATS -> new Attribute.OfFloats(proto.getFloatsList());
          case STRINGS ->
              new Attribute.OfStrings(
                  proto.getStringsList().stream().map(ByteString::toStringUtf8).toList());
          case UNDEFINED,
              GRAPH,
              GRAPHS,
              SPARSE_TENSOR,
              SPARSE_TENSORS,
              TENSORS,
              TYPE_PROTO,
              TYPE_PROTOS ->
              throw new MalformedModelException(
                  where, "attributes of type " + proto.getType() + " are not supported");
        };
    requireOnly(proto, where);
    return attribute;
  }

  static AttributeProto toProto(String name, Attribute attribute) {
    AttributeProto.Builder proto = AttributeProto.newBuilder().setName(name);
    switch (attribute) {
      case Attribute.OfInt(long value) -> proto.setType(AttributeType.INT).setI(value);
      case Attribute.OfFloat(float value) -> proto.setType(AttributeType.FLOAT).setF(oneNan(value));
      case Attribute.OfString(String value) ->
          proto.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(value));
      case Attribute.OfTensor(Tensor value) ->
          proto.setType(AttributeType.TENSOR).setT(ProtoTensors.toProto("", value));
      case Attribute.OfInts(List<Long> values) ->
          proto.setType(AttributeType.INTS).addAllInts(values);
      case Attribute.OfFloats(List<Float> values) ->
          proto
              .setType(AttributeType.FLOATS)
              .addAllFloats(values.stream().map(ProtoAttributes::oneNan).toList());
      case Attribute.OfStrings(List<String> values) ->
          proto
              .setType(AttributeType.STRINGS)
              .addAllStrings(values.stream().map(ByteString::copyFromUtf8).toList());
    }
    return proto.build();
  }

  /** All NaNs are equal as values, so they must be equal as bytes. */
  private static float oneNan(float value) {
    return Float.isNaN(value) ? Float.NaN : value;
  }

  private static void requireOnly(AttributeProto proto, String where) {
    AttributeType type = proto.getType();
    boolean another =
        (proto.hasI() && type != AttributeType.INT)
            || (proto.hasF() && type != AttributeType.FLOAT)
            || (proto.hasS() && type != AttributeType.STRING)
            || (proto.hasT() && type != AttributeType.TENSOR)
            || (proto.getIntsCount() > 0 && type != AttributeType.INTS)
            || (proto.getFloatsCount() > 0 && type != AttributeType.FLOATS)
            || (proto.getStringsCount() > 0 && type != AttributeType.STRINGS);
    if (another) {
      throw new MalformedModelException(where, "has a value that its type does not announce");
    }
  }
}
