package dev.pith.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageFormatTest {
  private static final List<Extraction> ANSWERS =
      List.of(
          new Extraction.Text("", ""),
          new Extraction.Text("caf\u00e9 \ud83d\ude00", "a\n\0b"),
          new Extraction.Refusal("is no file: take it out"));

  @Test
  void anAnswerIsReadAsItWasWritten() throws IOException {
    for (Extraction answer : ANSWERS) {
      assertThat(read(bytes(answer))).isEqualTo(answer);
    }
    String longest = "\uffff".repeat(Extraction.MAX_CHARS);
    assertThat(read(bytes(new Extraction.Text("", longest))))
        .isEqualTo(new Extraction.Text("", longest));
  }

  @Test
  void noPartOfAnAnswerIsAnAnswer() throws IOException {
    for (Extraction answer : ANSWERS) {
      byte[] whole = bytes(answer);
      for (int length = 0; length < whole.length; length++) {
        byte[] part = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> read(part)).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void otherBytesAreNoAnswer() {
    for (int seed = 0; seed < 1000; seed++) {
      byte[] bytes = new byte[64];
      new Random(seed).nextBytes(bytes);
      assertThatThrownBy(() -> read(bytes)).as("seed %d", seed).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aLengthThatNoAnswerHasIsNotBelieved() throws IOException {
    byte[] bytes = bytes(new Extraction.Refusal("x"));
    for (int firstByte : new int[] {0x7f, 0x80, 0xff}) {
      bytes[5] = (byte) firstByte;
      assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
    }
  }

  private static byte[] bytes(Extraction answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MessageFormat.writeAnswer(new DataOutputStream(bytes), answer);
    return bytes.toByteArray();
  }

  private static Extraction read(byte[] bytes) throws IOException {
    return MessageFormat.readAnswer(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
