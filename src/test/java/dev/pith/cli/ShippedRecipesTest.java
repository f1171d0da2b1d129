package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.Vectors;
import dev.pith.model.EncoderDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Encoding is exact, whichever recipe made the encoder: graphs as the shipped recipes make them,
 * pruned without a plan, fitted to few texts and not trained, because that takes minutes.
 */
class ShippedRecipesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double SAME = 0.9999;

  @TempDir private Path folder;

  static Stream<String> recipes() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("models/recipes"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void aTextHasOneVectorAloneInAnyCompanyAndOnAnyThread(String recipe) throws IOException {
    Path made = make(Path.of("models/recipes", recipe));
    List<String> texts = texts();

    try (OnnxEncoder encoder = OnnxEncoder.open(EncoderDirectory.open(made))) {
      List<float[]> alone = texts.stream().map(text -> vector(encoder, text)).toList();
      List<float[]> together = encoder.encodeAll(Role.QUERY, texts);
      List<float[]> mixed = inAnotherOrder(encoder, texts);
      List<float[]> onThreads =
          IntStream.range(0, 3 * texts.size())
              .parallel()
              .mapToObj(i -> vector(encoder, texts.get(i % texts.size())))
              .toList();

      assertThat(Vectors.smallestCosine(alone, together)).isGreaterThanOrEqualTo(SAME);
      assertThat(Vectors.smallestCosine(alone, mixed)).isGreaterThanOrEqualTo(SAME);
      for (int i = 0; i < onThreads.size(); i++) {
        assertThat(Vectors.cosine(alone.get(i % texts.size()), onThreads.get(i)))
            .isGreaterThanOrEqualTo(SAME);
      }
    }
  }

  private static float[] vector(OnnxEncoder encoder, String text) {
    return encoder.encode(Role.QUERY, text).vector();
  }

  /** Vectors in the order of the texts, from a batch in another. */
  private static List<float[]> inAnotherOrder(OnnxEncoder encoder, List<String> texts) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    List<float[]> found = encoder.encodeAll(Role.QUERY, order.stream().map(texts::get).toList());
    float[][] vectors = new float[texts.size()][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[order.get(i)] = found.get(i);
    }
    return List.of(vectors);
  }

  /** From one word to more than is read. */
  private static List<String> texts() {
    List<String> words =
        List.of(
            "stars",
            "a",
            "person",
            "who",
            "studies",
            "naïve",
            "日本語",
            "🌟",
            "unbelievably",
            "photosynthesis",
            "the",
            "1984",
            "e-mail",
            "of",
            "lobsters",
            "and",
            "quantum");
    Random random = new Random(2);
    List<String> texts = new ArrayList<>(List.of("", "x", "a person who studies stars"));
    for (int length : new int[] {2, 3, 5, 8, 13, 21, 34, 55, 89, 120, 144, 233, 377}) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      texts.add(text.toString());
      texts.add(text.substring(0, text.length() / 2));
    }
    return texts;
  }

  private Path make(Path recipe) throws IOException {
    Path quick = folder.resolve("quick.json");
    MAPPER.writeValue(quick.toFile(), quick(MAPPER.readTree(recipe.toFile())));
    Path out = folder.resolve("made");
    Terminal terminal = new Terminal();
    int code =
        terminal.run(
            "compress", "--model", "models/all-minilm-l6-v2", "--recipe", quick, "--out", out);
    assertThat(code).as(terminal::err).isZero();
    return out;
  }

  private static JsonNode quick(JsonNode recipe) {
    ArrayNode passes = MAPPER.createArrayNode();
    for (JsonNode pass : recipe.get("passes")) {
      switch (pass.get("pass").textValue()) {
        case "distill", "drop-layers" -> {
          // Other weights, or fewer of the same layers.
        }
        case "prune-structure" -> {
          passes.addObject().put("pass", "prune-heads").put("ratio", 0.1);
          passes.addObject().put("pass", "prune-neurons").put("ratio", 0.1);
        }
        case "fit-static" -> passes.add(((ObjectNode) pass).put("budget", 20_000));
        default -> passes.add(pass);
      }
    }
    return ((ObjectNode) recipe).set("passes", passes);
  }
}
