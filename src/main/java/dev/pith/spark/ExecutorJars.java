package dev.pith.spark;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/** The jars that an executor needs beside those that are in every Spark. */
final class ExecutorJars {
  /** A class of each; some may only be named here. */
  private static final List<String> OF_JARS =
      List.of(
          "dev.pith.spark.PartitionTask",
          "ai.onnxruntime.OrtEnvironment",
          "ai.onnx.proto.OnnxMl",
          "com.google.protobuf.Message",
          "ai.djl.huggingface.tokenizers.HuggingFaceTokenizer",
          "ai.djl.util.Platform",
          "com.google.gson.Gson",
          "com.github.benmanes.caffeine.cache.Cache",
          "org.jspecify.annotations.NullMarked",
          "org.jsoup.Jsoup",
          "org.commonmark.node.Node");

  private ExecutorJars() {}

  /** Their paths; what Spark has itself is left out. */
  static List<String> paths() {
    Optional<Path> spark = jar(JavaSparkContext.class).map(Path::getParent);
    return OF_JARS.stream()
        .map(ExecutorJars::jar)
        .flatMap(Optional::stream)
        .filter(jar -> !Optional.ofNullable(jar.getParent()).equals(spark))
        .map(Path::toString)
        .distinct()
        .toList();
  }

  private static Optional<Path> jar(String name) {
    try {
      return jar(Class.forName(name, false, ExecutorJars.class.getClassLoader()));
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException("the program is not whole: " + name, missing);
    }
  }

  private static Optional<Path> jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException odd) {
      throw new IllegalStateException("the program is in no folder", odd);
    }
  }
}
