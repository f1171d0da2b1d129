package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a copy of the launcher with a JDK that prints what it is given. */
class LauncherTest {
  @TempDir private Path home;

  @BeforeEach
  void putEverythingInPlace() throws IOException {
    Path launcher = Files.copy(Path.of("pith"), home.resolve("pith"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    write("pom.xml", "");
    write("web/index.html", "");
    write("src/main/Nothing.java", "");
    write("models/all-minilm-l6-v2/model.onnx", "m".repeat(3_000_000));
    write("recipe.json", "{'pass': 'prune-structure'}".replace('\'', '"'));
    write("training.json", "{'pass': 'distill'}".replace('\'', '"'));
    write("corpus/corpus.jsonl", "c".repeat(2_000_000));
    write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    write("jdk/bin/javac", "#!/bin/sh\n");
    write("jdk/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(home.resolve("jdk/bin/javac").toFile().setExecutable(true)).isTrue();
    assertThat(home.resolve("jdk/bin/java").toFile().setExecutable(true)).isTrue();
    write("target/pith.jar", "");
  }

  @Test
  void argumentsGoOnAsTheyAre() throws Exception {
    assertThat(run(Map.of(), "search", "a b", "", "*"))
        .endsWith("dev.pith.cli.Main", "search", "a b", "", "*");
  }

  @Test
  void compressingHasAHeapThatGoesWithTheModelAndTheCorpus() throws Exception {
    assertThat(run(Map.of(), "compress", "--model", model(), "--recipe", recipe("recipe")))
        .contains("-Xmx665m");
    assertThat(run(Map.of(), "compress", "--corpus", corpus(), "--model", model()))
        .contains("-Xmx673m");
  }

  @Test
  void aLimitOfTheUsersOwnStays() throws Exception {
    assertThat(run(Map.of("JAVA_TOOL_OPTIONS", "-Xmx3g"), "compress", "--model", model()))
        .noneMatch(argument -> argument.startsWith("-Xmx"));
  }

  @Test
  void trainingAndOtherCommandsAndWhatCannotBeToldHaveNoLimit() throws Exception {
    assertThat(run(Map.of(), "compress", "--model", model(), "--recipe", recipe("training")))
        .noneMatch(argument -> argument.startsWith("-Xmx"));
    assertThat(run(Map.of(), "compress", "--model=" + model()))
        .noneMatch(argument -> argument.startsWith("-Xmx"));
    assertThat(run(Map.of(), "compress", "--model", "nowhere"))
        .noneMatch(argument -> argument.startsWith("-Xmx"));
    assertThat(run(Map.of(), "index", "--model", model()))
        .noneMatch(argument -> argument.startsWith("-Xmx"));
  }

  private String model() {
    return home.resolve("models/all-minilm-l6-v2").toString();
  }

  private String recipe(String name) {
    return home.resolve(name + ".json").toString();
  }

  private String corpus() {
    return home.resolve("corpus").toString();
  }

  private void write(String file, String content) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  /** The lines that the JDK printed: its arguments. */
  private List<String> run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("pith").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.lines().toList();
  }
}
