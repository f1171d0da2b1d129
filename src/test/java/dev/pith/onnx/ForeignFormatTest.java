package dev.pith.onnx;

import static dev.pith.onnx.Hostile.file;
import static dev.pith.onnx.WireModels.utf8;
import static dev.pith.onnx.WireModels.wire;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files of other formats under the name of a model: the refusal says what they are. */
class ForeignFormatTest {
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

  private static byte[] noise(long seed) {
    byte[] bytes = new byte[4096];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
