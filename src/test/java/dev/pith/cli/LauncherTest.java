package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a copy of the launcher with a JDK that prints what it is given. */
class LauncherTest {
  /** Prints its arguments; for a rehearsal it writes a cache, or ends as it is told to. */
  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        case "$argument" in
          -XX:AOTCacheOutput=*)
            echo cache >"${argument#*=}"
            exit ${REHEARSED:-0}
            ;;
        esac
      done
      printf '%s\\n' "$@"
      """;

  private static final String PREPARING = "pith: preparing for short starts ...";

  @TempDir private Path home;

  @BeforeEach
  void putEverythingInPlace() throws IOException {
    Path launcher = Files.copy(Path.of("pith"), home.resolve("pith"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    write("pom.xml", "");
    write("web/index.html", "");
    write("src/main/Nothing.java", "");
    write("src/test/java/Nothing.java", "");
    write("models/all-minilm-l6-v2/model.onnx", "m".repeat(3_000_000));
    write("recipe.json", "{'pass': 'prune-structure'}".replace('\'', '"'));
    write("training.json", "{'pass': 'distill'}".replace('\'', '"'));
    write("corpus/corpus.jsonl", "c".repeat(2_000_000));
    write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    write("jdk/bin/javac", "#!/bin/sh\n");
    write("jdk/bin/java", JAVA);
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
  void whatComesWithTheTestsIsRunBesideThem() throws Exception {
    write("target/bench/library.jar", "");
    assertThat(run(Map.of(), "soak", "sigterm", "--part", "0.5"))
        .contains(classPathOfTests())
        .endsWith("dev.pith.cli.SoakCommand", "sigterm", "--part", "0.5");
    assertThat(run(Map.of(), "bench", "encode", "--rounds", "1"))
        .contains(classPathOfTests())
        .endsWith("dev.pith.cli.BenchEncodeCommand", "--rounds", "1");
    assertThat(run(Map.of(), "bench", "search")).endsWith("dev.pith.cli.Main", "bench", "search");
  }

  private String classPathOfTests() {
    return home.resolve("target/test-classes")
        + ":"
        + home.resolve("target/pith.jar")
        + ":"
        + home.resolve("target/bench/*");
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

  @Test
  void aCacheOfClassesIsMadeOnceAndUsedFromThenOn() throws Exception {
    List<String> first = run(Map.of(), "search");
    assertThat(first).contains(PREPARING, "-XX:AOTCache=" + cache());
    assertThat(run(Map.of(), "search")).doesNotContain(PREPARING).contains(first.getLast());
    assertThat(run(Map.of(), "serve")).contains("-XX:AOTCache=" + cache());
  }

  @Test
  void aCacheThatIsOlderThanTheProgramIsMadeAgain() throws Exception {
    run(Map.of(), "search");
    Files.setLastModifiedTime(cache(), FileTime.fromMillis(0));
    assertThat(run(Map.of(), "search")).contains(PREPARING);
    assertThat(run(Map.of(), "search")).doesNotContain(PREPARING);
  }

  @Test
  void anotherJdkHasACacheOfItsOwn() throws Exception {
    run(Map.of(), "search");
    write("jdk/release", "JAVA_VERSION=\"25.0.2\"\nJAVA_RUNTIME_VERSION=\"25.0.2+7 x\"\n");
    assertThat(run(Map.of(), "search"))
        .contains(PREPARING, "-XX:AOTCache=" + home.resolve("target/jdk-25.0.2-7-x.aot"));
  }

  @Test
  void whereNoCacheCanBeMadeCommandsRunWithoutOne() throws Exception {
    assertThat(run(Map.of("REHEARSED", "1"), "search"))
        .contains(PREPARING)
        .noneMatch(argument -> argument.startsWith("-XX:AOTCache"))
        .endsWith("dev.pith.cli.Main", "search");
    assertThat(run(Map.of("REHEARSED", "1"), "search")).doesNotContain(PREPARING);
  }

  @Test
  void anInterruptedPreparationEndsTheCommandAndIsMadeUpFor() throws Exception {
    assertThat(start(Map.of("REHEARSED", "130"), "search").waitFor()).isEqualTo(130);
    assertThat(run(Map.of(), "search")).contains(PREPARING, "-XX:AOTCache=" + cache());
  }

  @Test
  void librariesThatNobodyKnowsAreNotFetched() throws Exception {
    for (String[] wrong :
        new String[][] {{"fetch"}, {"fetch", "x"}, {"fetch", "tika", "pytorch"}}) {
      assertThat(start(Map.of(), wrong).waitFor()).isEqualTo(2);
    }
  }

  @Test
  void sparksLibrariesComeFirstForWhatTakesThemAndForNothingElse() throws Exception {
    for (String[] command :
        new String[][] {
          {"embed", "--spark", "local"}, {"index", "--vectors", "x"}, {"index", "--vectors=x"}
        }) {
      assertThat(run(Map.of(), command))
          .contains("--add-opens=java.base/java.nio=ALL-UNNAMED")
          .noneMatch(argument -> argument.startsWith("-XX:AOTCache="))
          .anyMatch(
              argument -> argument.startsWith(home.resolve("target/spark/jars/*:").toString()));
    }
    assertThat(run(Map.of(), "index", "--corpus", "x"))
        .noneMatch(argument -> argument.contains("target/spark") || argument.contains("add-opens"));
  }

  @Test
  void aMasterAndAWorkerRunFromTheSparkThatWasFetched() throws Exception {
    assertThat(start(Map.of(), "spark", "master").waitFor()).isEqualTo(1);
    write("target/spark/jars/spark.jar", "");
    assertThat(start(Map.of(), "spark").waitFor()).isEqualTo(2);
    assertThat(run(Map.of(), "spark", "worker", "spark://127.0.0.1:7077", "-c", "1"))
        .contains(home.resolve("target/spark/jars/*").toString())
        .endsWith("org.apache.spark.deploy.worker.Worker", "spark://127.0.0.1:7077", "-c", "1");
    assertThat(run(Map.of(), "spark", "master", "--port", "7077"))
        .endsWith("org.apache.spark.deploy.master.Master", "--port", "7077");
  }

  @Test
  void librariesAreFetchedWholeOrNotAtAll() throws Exception {
    write("target/tika/old.jar", "");
    write(
        "bin/mvn",
        """
        #!/bin/sh
        for argument; do
          case "$argument" in
            -DoutputDirectory=*) mkdir -p "${argument#*=}"; echo new >"${argument#*=}/new.jar" ;;
          esac
        done
        exit ${FETCHED:-0}
        """);
    assertThat(home.resolve("bin/mvn").toFile().setExecutable(true)).isTrue();
    String path = home.resolve("bin") + ":" + System.getenv("PATH");

    assertThat(start(Map.of("PATH", path, "FETCHED", "1"), "fetch", "tika").waitFor()).isEqualTo(1);
    assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**/tika.*");
    assertThat(home.resolve("target/tika/old.jar")).exists();

    run(Map.of("PATH", path), "fetch", "tika");
    assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**/tika.*");
    assertThat(home.resolve("target/tika")).isDirectoryContaining("glob:**/new.jar");
    assertThat(home.resolve("target/tika/old.jar")).doesNotExist();
    run(Map.of("PATH", path), "fetch", "spark");
    assertThat(home.resolve("target/spark/jars")).isDirectoryContaining("glob:**/new.jar");
  }

  @Test
  void theLibrariesThatAreFetchedAreThoseThatAreCompiledWith() throws IOException {
    for (String library : List.of("tika", "spark", "parquet")) {
      Pattern version = Pattern.compile("<%1$s.version>[^<]+</%1$s.version>".formatted(library));
      Path fetched = Path.of("src/main", library.equals("tika") ? "tika" : "spark", "pom.xml");
      assertThat(version.matcher(Files.readString(fetched)).results())
          .extracting(MatchResult::group)
          .containsExactlyElementsOf(
              version
                  .matcher(Files.readString(Path.of("pom.xml")))
                  .results()
                  .map(MatchResult::group)
                  .toList())
          .isNotEmpty();
    }
  }

  private Path cache() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".aot")).findFirst().orElseThrow();
    }
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
    Process process = start(environment, arguments);
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.lines().toList();
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("pith").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
