package dev.pith.onnx;

import static dev.pith.onnx.HostileModel.hostile;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;

/**
 * Weights that lie elsewhere are refused whatever the place is called, so that no spelling of a
 * path can matter. Each published attack on ONNX tools is one case.
 */
final class HostileReferences {
  private static final String REFUSED = "its data lies in another file";

  private HostileReferences() {}

  static List<AttackPattern> patterns() {
    return List.of(
        AttackPattern.of(
            "CVE-2022-25882: weights in a parent folder",
            lyingAt("parent folders", "../../../etc/passwd"),
            lyingAt("parent folders as Windows writes them", "..\\..\\secrets.bin"),
            lyingAt("parent folders in percents", "%2e%2e%2fsecrets.bin"),
            lyingAt("parent folders between slashes", "..//..//secrets.bin")),
        AttackPattern.of(
            "CVE-2024-27318: weights in a parent folder behind another",
            lyingAt("a parent behind a folder", "weights/../../secrets.bin"),
            lyingAt("a parent behind dots", "./././../secrets.bin"),
            lyingAt("a parent behind a name like dots", ".../../../secrets.bin")),
        AttackPattern.of(
            "CVE-2025-51480: weights that are saved elsewhere",
            lyingAt("an absolute path to overwrite", "/tmp/overwritten.bin"),
            lyingAt("a path from the root of a drive", "C:\\Windows\\overwritten.bin"),
            lyingAt("keys of the home folder", "~/.ssh/authorized_keys"),
            lyingAt("a start-up file in the parent folder", "../.profile")),
        AttackPattern.of(
            "CVE-2026-27489: weights behind a symbolic link",
            lyingAt("a symbolic link beside the model", "link-to-secrets"),
            lyingAt("a linked folder beside the model", "linked/secrets.bin")),
        AttackPattern.of(
            "CVE-2026-34447: weights behind a link that is made meanwhile",
            lyingAt("a hard link beside the model", "hardlink-to-secrets"),
            lyingAt("a link by the process's own files", "/proc/self/fd/3"),
            lyingAt("the process's own root", "/proc/self/root/etc/passwd")),
        AttackPattern.of(
            "onnxruntime #28709: weights at an address of the process's memory",
            lyingAt("the runtime's marker of an address", "*/_ORT_MEM_ADDR_/*"),
            lyingAt("the marker and an address", "*/_ORT_MEM_ADDR_/*", "140737488355328", "4096"),
            lyingAt("the marker and a negative offset", "*/_ORT_MEM_ADDR_/*", "-8", "8"),
            hostile(
                "the marker on a tensor of an attribute",
                () ->
                    SmallModel.withAttribute(
                        AttributeType.TENSOR,
                        a -> external(a.getTBuilder(), "*/_ORT_MEM_ADDR_/*", "4096", "8")),
                "at byte 39: tensor.external_data: " + REFUSED)),
        AttackPattern.of(
            "weights at other places",
            lyingAt("the folder next door that starts like this one", "../model_evil/weights.bin"),
            lyingAt("a URL of a file", "file:///etc/passwd"),
            lyingAt("a URL of a server", "http://127.0.0.1/weights.bin"),
            lyingAt("a share of another machine", "\\\\server\\share\\weights.bin"),
            lyingAt("NUL in a path", "weights.bin\u0000.png"),
            lyingAt("a device for weights", "/dev/zero"),
            lyingAt("the model itself", "model.onnx"),
            lyingAt("an honest file name", "model.onnx.data"),
            lyingAt("a place without name", ""),
            lyingAt("an offset at the end of 64 bits", "w", "9223372036854775807", "8"),
            lyingAt("a length of 64 bits", "w", "0", "18446744073709551615")),
        AttackPattern.of(
            "weights elsewhere, asked for in other ways",
            hostile(
                "the flag without a place",
                () ->
                    SmallModel.withTensor(
                        tensor -> tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL)),
                57,
                "tensor.data_location: " + REFUSED),
            hostile(
                "a place without the flag, beside honest data",
                () ->
                    SmallModel.withTensor(tensor -> tensor.addExternalData(entry("location", "w"))),
                57,
                "tensor.external_data: " + REFUSED),
            hostile(
                "a data location that does not exist",
                new WireBytes()
                        .message(7, new WireBytes().message(5, new WireBytes().varint(14, 7)))
                    ::toBytes,
                4,
                "tensor.data_location: " + REFUSED),
            hostile(
                "in an attribute's tensor",
                () ->
                    SmallModel.withAttribute(
                        AttributeType.TENSOR, a -> external(a.getTBuilder(), "../w", "0", "8")),
                "at byte 39: tensor.external_data: " + REFUSED)),
        AttackPattern.of(
            "operators that load files or code",
            operator("an operator that loads a compiled graph", "EPContext"),
            operator("an operator that runs Python", "PyOp"),
            operator("an operator that loads a library", "CustomOpLibrary")));
  }

  private static HostileModel lyingAt(String name, String place) {
    return lyingAt(name, place, "4096", "8");
  }

  private static HostileModel lyingAt(String name, String place, String offset, String length) {
    return hostile(
        name,
        () -> SmallModel.withTensor(tensor -> external(tensor, place, offset, length)),
        "tensor.external_data: " + REFUSED);
  }

  private static HostileModel operator(String name, String operator) {
    return hostile(
        name,
        () ->
            SmallModel.with(
                model -> {
                  model.addOpsetImportBuilder().setDomain("com.microsoft").setVersion(1);
                  model
                      .getGraphBuilder()
                      .getNodeBuilder(0)
                      .setDomain("com.microsoft")
                      .setOpType(operator);
                }),
        "node 'add' (%s): this operator of domain 'com.microsoft' is not allowed"
            .formatted(operator));
  }

  private static void external(
      TensorProto.Builder tensor, String place, String offset, String length) {
    tensor
        .clearRawData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addAllExternalData(
            List.of(entry("location", place), entry("offset", offset), entry("length", length)));
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
