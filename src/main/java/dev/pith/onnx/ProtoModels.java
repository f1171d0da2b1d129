package dev.pith.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whole models to and from {@code ModelProto}. */
final class ProtoModels {
  private ProtoModels() {}

  /** Parses a file that {@link WireScan} let pass; its tensors are views of {@code bytes}. */
  static OnnxModel parse(ByteBuffer bytes) {
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
    in.enableAliasing(true);
    try {
      return toModel(ModelProto.parseFrom(in));
    } catch (IOException e) {
      throw new MalformedModelException(in.getTotalBytesRead(), "this is not protobuf");
    }
  }

  static byte[] toBytes(OnnxModel model) {
    return toProto(model).toByteArray();
  }

  private static ModelProto toProto(OnnxModel model) {
    ModelProto.Builder proto =
        ModelProto.newBuilder()
            .setIrVersion(model.irVersion())
            .setProducerName(model.producer())
            .setGraph(ProtoGraphs.toProto(model.graph()));
    model
        .opsets()
        .forEach(
            (domain, version) ->
                proto.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
    model
        .metadata()
        .forEach(
            (key, value) ->
                proto.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return proto.build();
  }

  private static OnnxModel toModel(ModelProto proto) {
    if (!proto.hasGraph()) {
      throw new MalformedModelException("model", "has no graph");
    }
    return new OnnxModel(
        proto.getIrVersion(),
        proto.getProducerName(),
        toOpsets(proto.getOpsetImportList()),
        toMetadata(proto.getMetadataPropsList()),
        ProtoGraphs.toGraph(proto.getGraph()));
  }

  private static SortedMap<String, Long> toOpsets(List<OperatorSetIdProto> protos) {
    SortedMap<String, Long> opsets = new TreeMap<>();
    for (OperatorSetIdProto proto : protos) {
      String domain = Operators.canonicalDomain(proto.getDomain());
      if (opsets.put(domain, proto.getVersion()) != null) {
        throw new MalformedModelException("opset of domain '" + domain + "'", "occurs twice");
      }
    }
    return opsets;
  }

  private static SortedMap<String, String> toMetadata(List<StringStringEntryProto> protos) {
    SortedMap<String, String> metadata = new TreeMap<>();
    for (StringStringEntryProto proto : protos) {
      if (metadata.put(proto.getKey(), proto.getValue()) != null) {
        throw new MalformedModelException("metadata '" + proto.getKey() + "'", "occurs twice");
      }
    }
    return metadata;
  }
}
