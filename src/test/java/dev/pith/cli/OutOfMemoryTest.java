package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfMemoryTest {
  @TempDir private Path folder;

  @Test
  void aHeapThatIsTooSmallIsSaidInOneLineAndNothingIsLeft() throws Exception {
    Path said = folder.resolve("said.txt");
    Path recipe =
        Files.writeString(
            folder.resolve("r.json"),
            """
            {"name": "r", "description": "int8", "passes": [{"pass": "quantize-int8"}]}""");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "compress",
                "--model",
                Models.full().path().toString(),
                "--recipe",
                recipe.toString(),
                "--out",
                folder.resolve("made").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said)
        .content()
        .contains("out of memory; give the JVM more")
        .doesNotContain("\tat ", "Exception in thread");
    assertThat(folder.resolve("made")).doesNotExist();
  }
}
