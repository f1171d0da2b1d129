package dev.pith.onnx;

import static dev.pith.onnx.HostileModel.hostile;
import static dev.pith.onnx.WireModels.utf8;
import static dev.pith.onnx.WireModels.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of other formats under the name of a model: the refusal says what they are. */
final class HostileArchives {
  private static final String OUTSIDE = "../../escape.onnx";

  private HostileArchives() {}

  static List<AttackPattern> patterns() {
    return List.of(
        AttackPattern.of(
            "CVE-2024-5187: an archive that unpacks outside its folder",
            hostile(
                "a tar with a parent folder",
                () -> tar(OUTSIDE, '0', ""),
                257,
                "this is a tar archive"),
            hostile(
                "a tar with an absolute path",
                () -> tar("/etc/cron.d/escape", '0', ""),
                257,
                "this is a tar archive"),
            hostile("a ZIP with a parent folder", () -> zip(OUTSIDE), 0, "this is a ZIP archive"),
            hostile(
                "a tar in gzip with a parent folder",
                () -> gzip(tar(OUTSIDE, '0', "")),
                0,
                "this is a gzip file")),
        AttackPattern.of(
            "CVE-2024-7776: an archive that unpacks through a link",
            hostile(
                "a tar with a symbolic link to a parent folder",
                () -> tar("models", '2', "../.."),
                257,
                "this is a tar archive"),
            hostile(
                "a tar with a hard link to a file outside",
                () -> tar("models", '1', "/etc/passwd"),
                257,
                "this is a tar archive"),
            hostile(
                "a tar with a folder that starts like its own",
                () -> tar("../model_evil/model.onnx", '0', ""),
                257,
                "this is a tar archive")),
        new AttackPattern("other formats", otherFormats()));
  }

  private static List<HostileModel> otherFormats() {
    return List.of(
        hostile("ZIP", wire().raw('P', 'K', 3, 4, 20, 0)::toBytes, 0, "this is a ZIP archive"),
        hostile("gzip", wire().raw(0x1f, 0x8b, 8, 0)::toBytes, 0, "this is a gzip file"),
        hostile("JSON object", () -> utf8("{\"ir_version\": 8}"), 0, "this is JSON"),
        hostile("JSON array", () -> utf8("[1, 2]"), 0, "this is JSON"),
        hostile(
            "an error page",
            () -> utf8("<!DOCTYPE html><title>404</title>"),
            0,
            "this is HTML or XML"),
        hostile(
            "a Git LFS pointer",
            () -> utf8("version https://git-lfs.github.com/spec/v1\noid sha256:0"),
            0,
            "this is a Git LFS pointer"),
        hostile("a Python pickle", wire().raw(0x80, 2, 'c')::toBytes, 0, "this is a Python pickle"),
        hostile(
            "a tar whose first name is a valid tag",
            () -> tar("readme.txt", '0', ""),
            257,
            "this is a tar archive"),
        hostile(
            "safetensors",
            wire().raw(0x50, 0, 0, 0, 0, 0, 0, 0).raw(utf8("{\"w\":{}}"))::toBytes,
            0,
            "model has an unknown field 10"),
        hostile("noise", () -> noise(1), 0, "model."));
  }

  /** The header of an entry: what of the archive there is. */
  private static byte[] tar(String name, char kind, String linkedTo) {
    byte[] header = new byte[512];
    System.arraycopy(utf8(name), 0, header, 0, name.length());
    header[156] = (byte) kind;
    System.arraycopy(utf8(linkedTo), 0, header, 157, linkedTo.length());
    System.arraycopy(utf8("ustar"), 0, header, 257, 5);
    return header;
  }

  private static byte[] zip(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(SmallModel.with(unchanged -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] noise(long seed) {
    byte[] bytes = new byte[4096];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
