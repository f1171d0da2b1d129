package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of a server from its command line, the environment and a file. */
class ServeConfigurationTest {
  private static final String WHOLE =
      """
      {
        "index": "i",
        "encoder": ["full=a", "compact=b"],
        "port": 9000,
        "shadow": 10,
        "writable": true,
        "adaptive": true
      }
      """;

  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();

  @Test
  void theCommandLineCountsBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    Path file = file(WHOLE);
    JsonNode said =
        effective(
            Map.of("PITH_SERVE_PORT", "9001", "PITH_SERVE_SHADOW", "20", "OTHER", "x"),
            "--config",
            file,
            "--port",
            "9002",
            "--print-config");

    assertThat(said.get("port").intValue()).isEqualTo(9002);
    assertThat(said.get("shadow").intValue()).isEqualTo(20);
    assertThat(said.get("index").textValue()).isEqualTo("i");
    assertThat(said.get("writable").booleanValue()).isTrue();
    assertThat(said.get("adaptive").doubleValue()).isEqualTo(0.7);
    assertThat(said.get("host").textValue()).isEqualTo("127.0.0.1");
    assertThat(said.get("encoder").toString()).isEqualTo("[\"full=a\",\"compact=b\"]");
  }

  @Test
  void encodersOfTheCommandLineTakeThePlaceOfThoseInTheFile() throws IOException {
    Path file = file(WHOLE);
    assertThat(
            effective(
                    Map.of("PITH_SERVE_ENCODER", "one=c,two=d"),
                    "--config=" + file,
                    "--print-config")
                .get("encoder")
                .toString())
        .isEqualTo("[\"one=c\",\"two=d\"]");
    assertThat(
            effective(
                    Map.of("PITH_SERVE_ENCODER", "one=c"),
                    "--config=" + file,
                    "--encoder=x=y",
                    "--encoder",
                    "z=w",
                    "--print-config")
                .get("encoder")
                .toString())
        .isEqualTo("[\"x=y\",\"z=w\"]");
  }

  @Test
  void whatIsPrintedIsAFileThatSaysTheSame() throws IOException {
    JsonNode first = effective(Map.of(), "--config", file(WHOLE), "--print-config");
    Path again = Files.writeString(folder.resolve("again.json"), first.toString());

    assertThat(effective(Map.of(), "--config", again, "--print-config")).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"prot\": 1}|\"prot\", which is no option of pith serve; there are",
        "{\"config\": \"x\"}|\"config\", which is no option",
        "{\"help\": true}|\"help\", which is no option",
        "{\"port\": [1]}|must be one value",
        "{\"encoder\": []}|must be an array of texts",
        "{\"encoder\": {\"a\": 1}}|must be an array of texts",
        "{\"port\": null}|must be one value",
        "[]|is no JSON object",
        "{\"port\": 1|is no JSON: line 1",
        "{\"port\": 1, \"port\": 2}|is no JSON",
        "{\"port\": \"x\"}|--port",
        "{\"port\": 70000}|--port 70000",
      })
  void aFileThatIsWrongIsRefusedInASentence(String content, String told) throws IOException {
    int code =
        terminal.run(
            "serve",
            "--index",
            "i",
            "--encoder",
            "full=a",
            "--config",
            file(content),
            "--print-config");

    assertThat(code).isIn(1, 2);
    assertThat(terminal.err()).contains(told);
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void whatIsWrongInTheEnvironmentIsToldByItsName() {
    assertThat(terminal.runIn(Map.of("PITH_SERVE_PROT", "1"), "serve", "--print-config"))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("PITH_SERVE_PROT", "no option of pith serve");
    assertThat(terminal.run("serve", "--config", folder.resolve("none"))).isEqualTo(2);
    assertThat(terminal.err()).contains("there is no configuration");
    assertThat(terminal.runIn(Map.of("PITH_SERVE_PROT", "1"), "model", "list", "--models", folder))
        .as("another command")
        .isZero();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("pith.json"), content);
  }

  private JsonNode effective(Map<String, String> environment, Object... words) throws IOException {
    Object[] serve = new Object[words.length + 1];
    serve[0] = "serve";
    System.arraycopy(words, 0, serve, 1, words.length);
    assertThat(terminal.runIn(environment, serve)).as(terminal.err()).isZero();
    return new ObjectMapper().readTree(terminal.out());
  }
}
