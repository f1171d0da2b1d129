package dev.pith.onnx;

import static dev.pith.onnx.Hostile.file;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Weights that lie elsewhere are refused whatever the place is called, so that no spelling of a
 * path can matter. Each published attack on ONNX tools is one case.
 */
class ExternalDataTest {
  private static final String REFUSED = "its data lies in another file";

  @TestFactory
  Stream<DynamicTest> everyPublishedTraversalIsRefused() {
    return Stream.of(
            "CVE-2022-25882 parent folder|../../../etc/passwd",
            "CVE-2022-25882 on Windows|..\\..\\secrets.bin",
            "CVE-2024-27318 parent after a folder|weights/../../secrets.bin",
            "CVE-2024-27318 dot folders|./././../secrets.bin",
            "CVE-2025-51480 absolute, on saving|/tmp/overwritten.bin",
            "CVE-2025-51480 a file of the home|~/.ssh/authorized_keys",
            "CVE-2026-27489 symbolic link beside the model|link-to-secrets",
            "CVE-2026-34447 hard link beside the model|hardlink-to-secrets",
            "CVE-2024-7776 prefix of a sibling folder|../model_evil/weights.bin",
            "address of memory in the runtime|*/_ORT_MEM_ADDR_/*",
            "percent-encoded parent|%2e%2e%2fsecrets.bin",
            "a URL|file:///etc/passwd",
            "NUL in the middle|weights.bin\u0000.png",
            "a device|/dev/zero",
            "an honest file name|model.onnx.data",
            "no name|")
        .map(
            line -> {
              String[] nameAndPlace = line.split("\\|", -1);
              return file(
                  nameAndPlace[0],
                  () -> SmallModel.withTensor(tensor -> external(tensor, nameAndPlace[1])),
                  "at byte ");
            });
  }

  @TestFactory
  Stream<DynamicTest> everyWayToAskForItIsRefused() {
    return Stream.of(
        file(
            "the flag without a place",
            () ->
                SmallModel.withTensor(
                    tensor -> tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL)),
            57,
            "tensor.data_location: " + REFUSED),
        file(
            "a place without the flag, beside honest data",
            () -> SmallModel.withTensor(tensor -> tensor.addExternalData(entry("location", "w"))),
            57,
            "tensor.external_data: " + REFUSED),
        file(
            "a data location that does not exist",
            new WireBytes().message(7, new WireBytes().message(5, new WireBytes().varint(14, 7)))
                ::toBytes,
            4,
            "tensor.data_location: " + REFUSED),
        file(
            "in an attribute's tensor",
            () ->
                SmallModel.withAttribute(
                    AttributeType.TENSOR, a -> external(a.getTBuilder(), "../w")),
            "at byte 39: tensor.external_data: " + REFUSED),
        file(
            "CVE-2024-5187 an archive named .onnx that unpacks outside its folder",
            () -> ForeignFormatTest.tar("../../escape.onnx"),
            257,
            "this is a tar archive"));
  }

  private static void external(TensorProto.Builder tensor, String place) {
    tensor
        .clearRawData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addAllExternalData(
            List.of(entry("location", place), entry("offset", "4096"), entry("length", "8")));
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
