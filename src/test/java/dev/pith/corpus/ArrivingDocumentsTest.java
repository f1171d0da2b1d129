package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Documents that arrive line by line. */
class ArrivingDocumentsTest {
  private static List<Arrival> all(String lines) {
    ArrivingDocuments documents = new ArrivingDocuments(bytes(lines));
    List<Arrival> all = new ArrayList<>();
    for (Optional<Arrival> next = documents.next(); next.isPresent(); next = documents.next()) {
      all.add(next.get());
    }
    return all;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void eachLineTellsItsNumberAndItsLength() {
    String first = "{\"_id\":\"a\",\"text\":\"\u00e4\",\"metadata\":{\"tag\":\"long\"}}";

    List<Arrival> all = all(first + "\r\n\n{\"_id\":\"b\"}");

    assertThat(all).extracting(Arrival::line).containsExactly(1L, 3L);
    assertThat(all).extracting(Arrival::chars).containsExactly(first.length(), 11);
    assertThat(all)
        .extracting(one -> ((Arrival.Sent) one).document().id())
        .containsExactly("a", "b");
  }

  @Test
  void anIdMayComeAgainAndALineThatIsWrongKeepsNoOther() {
    List<Arrival> all = all("{\"_id\":\"a\"}\n{\"_id\":\nnull\n{\"_id\":\"a\",\"text\":\"x\"}\n");

    assertThat(all).hasSize(4);
    assertThat(all.getFirst()).isInstanceOf(Arrival.Sent.class);
    assertThat(all.get(1)).isInstanceOf(Arrival.Unreadable.class);
    assertThat(all.get(2)).isInstanceOf(Arrival.Unreadable.class);
    assertThat(((Arrival.Sent) all.getLast()).document().text()).isEqualTo("x");
  }

  @Test
  void aBodyThatBreaksOffIsNoWrongLine() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    ArrivingDocuments documents =
        new ArrivingDocuments(new SequenceInputStream(bytes("{\"_id\":\"a\"}\n{\"_i"), broken));

    assertThat(documents.next()).isPresent();
    assertThatThrownBy(documents::next).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void nothingIsNothing() {
    assertThat(all("")).isEmpty();
    assertThat(all("\n \n")).isEmpty();
  }
}
