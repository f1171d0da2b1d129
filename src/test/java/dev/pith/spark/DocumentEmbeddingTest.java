package dev.pith.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.EncoderException;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.ForwardingEncoder;
import dev.pith.index.EncodedDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentEmbeddingTest {
  private final List<Rejection> rejected = new ArrayList<>();

  /** Fails with every batch that has a bad text, and makes no unit vector of an odd one. */
  private record Choosy(Encoder encoder) implements ForwardingEncoder {
    @Override
    public List<float[]> encodeAll(Role role, List<String> texts) {
      if (texts.stream().anyMatch(text -> text.contains("bad"))) {
        throw new EncoderException("it is bad");
      }
      return texts.stream()
          .map(text -> text.contains("odd") ? new float[dimension()] : encode(role, text).vector())
          .toList();
    }
  }

  private List<String> embed(String... texts) {
    List<Document> documents =
        IntStream.range(0, texts.length)
            .mapToObj(i -> new Document("d" + i, "", texts[i]))
            .toList();
    Encoder encoder = new Choosy(new BagOfWordsEncoder("bag", 8, 1));
    return new DocumentEmbedding(encoder, rejected::add)
        .embed(documents).stream().map(EncodedDocument::document).map(Document::id).toList();
  }

  @Test
  void allGetVectorsInTheirOrderWhereNothingIsWrong() {
    assertThat(embed("one", "two", "three")).containsExactly("d0", "d1", "d2");
    assertThat(rejected).isEmpty();
  }

  @Test
  void whatCannotBeEmbeddedIsKeptApartWithTheReasonAndTheOthersGoOn() throws IOException {
    assertThat(embed("one", "bad", "odd", "four")).containsExactly("d0", "d3");
    assertThat(rejected).hasSize(2);
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(rejected.getFirst().json()).get("_id").textValue()).isEqualTo("d1");
    assertThat(json.readTree(rejected.getFirst().json()).get("why").textValue())
        .contains("it is bad");
    assertThat(json.readTree(rejected.getLast().json()).get("why").textValue())
        .contains("a vector of length 0.0 instead of 1");
  }
}
