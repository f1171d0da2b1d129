package dev.pith.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.EncoderFolders;
import dev.pith.fixtures.TinyTokenizers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that the README shows. */
class ExamplesTest {
  private static final Path SOURCES = Path.of("src", "test", "java", "dev", "pith", "examples");
  private static final String MAIN = "public static void main(";

  @TempDir private Path folder;

  /** A program that prints. */
  @FunctionalInterface
  private interface Program {
    void run() throws IOException;
  }

  @Test
  void theAstronomerIsFoundByTheStars() throws IOException {
    String full = Path.of("models", "all-minilm-l6-v2").toString();
    String index = folder.resolve("index").toString();

    for (int time = 0; time < 2; time++) {
      assertThat(printed(() -> IndexAndSearch.main(full, index)))
          .startsWith("1. astronomer (0.")
          .hasLineCount(2);
    }
  }

  @Test
  void theAstronomerIsRetrievedByLangChain4j() throws IOException {
    String full = Path.of("models", "all-minilm-l6-v2").toString();
    String index = folder.resolve("index").toString();

    for (int time = 0; time < 2; time++) {
      assertThat(printed(() -> RetrieveByLangChain4j.main(full, index)))
          .isEqualToIgnoringNewLines("a physicist who studies celestial bodies");
    }
  }

  @Test
  void theSmallEncoderIsComparedWithTheFullOne() throws IOException {
    Path full = EncoderFolders.write(folder.resolve("full"), 4);
    Path recipe =
        Files.writeString(
            folder.resolve("small.json"),
            "{\"name\":\"small\",\"description\":\"d\",\"passes\":[{\"pass\":\"quantize-int8\"}]}");
    Path corpus = Files.write(folder.resolve("corpus.txt"), TinyTokenizers.texts(6, 30));

    String told =
        printed(
            () ->
                CompressAndCompare.main(
                    full.toString(),
                    recipe.toString(),
                    folder.resolve("small").toString(),
                    corpus.toString(),
                    folder.resolve("index").toString(),
                    "ba do mo"));

    assertThat(told).matches("small finds (\\d0|100) % of the ten best of full\\R");
  }

  @Test
  void withoutTheJdksVectorsCompressingIsRefusedInASentenceBeforeAnyWork()
      throws IOException, InterruptedException {
    Path full = EncoderFolders.write(folder.resolve("full"), 4);
    Path small = folder.resolve("small");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CompressAndCompare.class.getName(),
                full.toString(),
                Path.of("models", "recipes", "int8.json").toString(),
                small.toString(),
                folder.toString(),
                folder.resolve("index").toString(),
                "ba do mo")
            .redirectErrorStream(true)
            .start();

    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isOne();
    assertThat(told).contains("start Java with --add-modules jdk.incubator.vector");
    assertThat(small).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"IndexAndSearch", "CompressAndCompare", "RetrieveByLangChain4j"})
  void theReadmeShowsWhatRuns(String program) throws IOException {
    List<String> source =
        Files.readAllLines(SOURCES.resolve(program + ".java")).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    List<String> shown =
        source.subList(0, source.size() - 2).stream()
            .dropWhile(line -> !line.startsWith(MAIN))
            .skip(1)
            .filter(line -> !line.contains("args["))
            .toList();

    assertThat(shown).hasSizeGreaterThan(5);
    assertThat(readme()).containsSequence(shown);
  }

  /** Lines of the README's Java, without what indents them. */
  private static List<String> readme() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
      return lines
          .dropWhile(line -> !line.equals("## From Java"))
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private static String printed(Program program) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
