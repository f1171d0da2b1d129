package dev.pith.onnx;

import static dev.pith.onnx.HostileModel.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Things on a disk that are no models: endless, blocking, too long, or links to what is secret. */
final class HostileFiles {
  private static final String ONLY_REGULAR = "only regular files are read, no pipes or devices";

  private static final String NO_MODEL =
      "at byte 1: model.metadata_props is 111 bytes long but 30 are left";

  private HostileFiles() {}

  static List<AttackPattern> patterns() {
    return List.of(endless(), links(), sizes());
  }

  private static AttackPattern endless() {
    return AttackPattern.of(
        "files that never end, block, or act when they are read",
        placed("the device of zeros", _ -> Path.of("/dev/zero"), ONLY_REGULAR),
        placed("the device of noise", _ -> Path.of("/dev/urandom"), ONLY_REGULAR),
        placed("the device of nothing", _ -> Path.of("/dev/null"), ONLY_REGULAR),
        placed("a pipe without a writer", HostileFiles::pipe, ONLY_REGULAR),
        placed("a socket", HostileFiles::socket, ONLY_REGULAR),
        placed("a folder", folder -> folder, "this is a directory; name the .onnx file inside it"),
        placed(
            "a folder called model.onnx",
            folder -> Files.createDirectories(folder.resolve("folder/model.onnx")),
            "this is a directory"));
  }

  private static AttackPattern links() {
    return AttackPattern.of(
        "links to what is not a model",
        placed(
            "a symbolic link to a device",
            folder -> link(folder, "zero.onnx", Path.of("/dev/zero")),
            ONLY_REGULAR),
        placed(
            "a symbolic link to a folder",
            folder -> link(folder, "up.onnx", Path.of("..")),
            "this is a directory"),
        placed(
            "a symbolic link to a text outside",
            folder -> link(folder, "passwd.onnx", secret(folder)),
            NO_MODEL),
        placed(
            "a symbolic link by parent folders",
            folder -> {
              Path inner = Files.createDirectories(folder.resolve("inner"));
              secret(folder);
              return link(inner, "parent.onnx", Path.of("../outside/passwd"));
            },
            NO_MODEL),
        placed(
            "a hard link to a text outside",
            folder -> Files.createLink(folder.resolve("hard.onnx"), secret(folder)),
            NO_MODEL));
  }

  private static AttackPattern sizes() {
    return AttackPattern.of(
        "files of another length than a model's",
        placed(
            "an empty file",
            folder -> Files.createFile(folder.resolve("empty.onnx")),
            "at byte 0: the file is empty"),
        placed(
            "a file of the kernel that says it is empty",
            _ -> Path.of("/proc/self/environ"),
            "the file changed while it was read"),
        placed(
            "a file of 2 GiB that takes no room",
            folder -> sparse(folder.resolve("2gib.onnx"), 1L << 31),
            "2147483648 bytes are over the limit of 1073741824"));
  }

  private static Path pipe(Path folder) throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.onnx");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  /** The file of a socket stays when the socket is closed. */
  private static Path socket(Path folder) throws IOException {
    Path path = folder.resolve("socket.onnx");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(path));
    }
    return path;
  }

  private static Path link(Path folder, String name, Path target) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), target);
  }

  private static Path secret(Path folder) throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    return Files.writeString(outside.resolve("passwd"), "root:x:0:0:root:/root:/bin/bash\n");
  }

  private static Path sparse(Path path, long bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toString(), "rw")) {
      file.setLength(bytes);
    }
    return path;
  }
}
