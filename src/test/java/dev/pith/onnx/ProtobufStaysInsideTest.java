package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtobufStaysInsideTest {
  @Test
  void noPublicSignatureNamesAProtobufType() throws Exception {
    List<String> signatures = new ArrayList<>();
    for (Class<?> type : publicTypes()) {
      for (Method method : type.getDeclaredMethods()) {
        signatures.addAll(publicSignature(method));
      }
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        signatures.addAll(publicSignature(constructor));
      }
    }

    assertThat(signatures)
        .hasSizeGreaterThan(50)
        .noneMatch(signature -> signature.contains("com.google.protobuf"))
        .noneMatch(signature -> signature.contains("ai.onnx"));
  }

  /** The walk before parsing lets no such bytes through; were it wrong, this is the second door. */
  @Test
  void whatProtobufDoesNotParseIsRefusedToo() {
    assertThatThrownBy(() -> ProtoModels.parse(ByteBuffer.wrap(new byte[] {8})))
        .isInstanceOf(MalformedModelException.class)
        .hasMessage("at byte 1: this is not protobuf");
  }

  private static List<String> publicSignature(Executable member) {
    return Modifier.isPublic(member.getModifiers()) ? List.of(member.toGenericString()) : List.of();
  }

  private static List<Class<?>> publicTypes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path classes =
        Path.of(OnnxReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> names;
    try (Stream<Path> files = Files.list(classes.resolve("dev/pith/onnx"))) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
              .map(name -> "dev.pith.onnx." + name.substring(0, name.length() - 6))
              .toList();
    }
    List<Class<?>> types = new ArrayList<>();
    for (String name : names) {
      Class<?> type = Class.forName(name);
      if (Modifier.isPublic(type.getModifiers())) {
        types.add(type);
      }
    }
    return types;
  }
}
