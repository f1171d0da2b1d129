package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.EncoderFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsOptionTest {
  private static final String REFUSED = "a server opens encoders of no other folder";

  @TempDir Path folder;

  private final Terminal terminal = new Terminal();
  private Path models;
  private Path inside;
  private Path outside;

  @BeforeEach
  void write() throws IOException {
    models = Files.createDirectory(folder.resolve("models"));
    inside = EncoderFolders.write(models.resolve("inside"), 1);
    outside = EncoderFolders.write(folder.resolve("outside"), 2);
  }

  @Test
  void anEncoderOfTheFolderIsOpened() {
    // What is wrong then is the index.
    assertThat(told(inside, models)).doesNotContain(REFUSED).contains("nowhere");
    assertThat(told(outside, models, folder)).doesNotContain(REFUSED).contains("nowhere");
  }

  @Test
  void anyOtherIsRefusedByName() {
    assertThat(told(outside, models)).contains(REFUSED, outside.toString(), "--models");
    assertThat(told(models.resolve("..").resolve("outside"), models)).contains(REFUSED);
    assertThat(told(outside)).as("models, unless told otherwise").contains(REFUSED);
    assertThat(told(inside, folder.resolve("none"))).contains("there is no folder");
  }

  @Test
  void aLinkIsAsGoodAsWhereItLeads() throws IOException {
    Path link = Files.createSymbolicLink(models.resolve("link"), outside);
    assertThat(told(link, models)).contains(REFUSED);

    Path other = Files.createSymbolicLink(folder.resolve("other"), models);
    assertThat(told(inside, other)).doesNotContain(REFUSED);

    Files.delete(inside.resolve("model.onnx"));
    Files.createSymbolicLink(inside.resolve("model.onnx"), outside.resolve("model.onnx"));
    assertThat(told(inside, models)).contains(REFUSED, outside.resolve("model.onnx").toString());
  }

  private String told(Path encoder, Path... allowed) {
    Object[] words = new Object[5 + 2 * allowed.length];
    words[0] = "serve";
    words[1] = "--index";
    words[2] = folder.resolve("nowhere");
    words[3] = "--encoder";
    words[4] = encoder;
    for (int i = 0; i < allowed.length; i++) {
      words[5 + 2 * i] = "--models";
      words[6 + 2 * i] = allowed[i];
    }
    assertThat(terminal.run(words)).isEqualTo(1);
    return terminal.err();
  }
}
