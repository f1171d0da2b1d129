package dev.pith.evaluate;

import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions of the libraries that times depend on are there, as their jars are called. */
public final class LibraryVersions {
  /** A class of each. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "lucene-core", "org/apache/lucene/index/IndexWriter.class",
          "onnxruntime", "ai/onnxruntime/OrtEnvironment.class",
          "tokenizers", "ai/djl/huggingface/tokenizers/HuggingFaceTokenizer.class",
          "javalin", "io/javalin/Javalin.class",
          "jackson-databind", "com/fasterxml/jackson/databind/ObjectMapper.class",
          "HdrHistogram", "org/HdrHistogram/Histogram.class");

  private LibraryVersions() {}

  /** By name, in order; without those whose jar does not tell. */
  public static SequencedMap<String, String> all() {
    SequencedMap<String, String> versions = new LinkedHashMap<>();
    LIBRARIES.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              URL place = LibraryVersions.class.getClassLoader().getResource(LIBRARIES.get(name));
              Matcher version =
                  Pattern.compile("/" + Pattern.quote(name) + "-([0-9][^/]*)\\.jar!")
                      .matcher(String.valueOf(place));
              if (version.find()) {
                versions.put(name, version.group(1));
              }
            });
    return versions;
  }
}
