package dev.pith.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.EncoderFolders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.model.EncoderDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LangChain4j gets the vectors that Pith makes. */
class PithEmbeddingModelTest {
  private static final List<String> TEXTS = TinyTokenizers.texts(3, 20);

  @TempDir private static Path folder;
  private static Encoder encoder;
  private static PithEmbeddingModel model;

  @BeforeAll
  static void open() throws IOException {
    Path written = EncoderFolders.write(folder.resolve("prefixed"), 4, "ba ", "do ");
    encoder = OnnxEncoder.open(EncoderDirectory.describe(written));
    model = PithEmbeddingModel.open(written);
  }

  @AfterAll
  static void close() {
    model.close();
    encoder.close();
  }

  private static EmbeddingRequest.Builder request() {
    return EmbeddingRequest.builder().inputs(TEXTS.toArray(String[]::new));
  }

  private static List<float[]> vectors(EmbeddingResponse response) {
    return response.embeddings().stream().map(Embedding::vector).toList();
  }

  @Test
  void aStringIsAQuestionTheFirstTimeAndTheSecond() {
    for (int time = 0; time < 2; time++) {
      for (String text : TEXTS) {
        assertThat(model.embed(text).content().vector())
            .isEqualTo(encoder.encode(Role.QUERY, text).vector());
      }
    }
  }

  @Test
  void segmentsArePartsOfDocuments() {
    List<TextSegment> segments = TEXTS.stream().map(TextSegment::from).toList();
    List<float[]> expected = encoder.encodeAll(Role.DOCUMENT, TEXTS);

    assertThat(model.embedAll(segments).content().stream().map(Embedding::vector))
        .containsExactlyElementsOf(expected);
    assertThat(model.embed(segments.getFirst()).content().vector())
        .isEqualTo(encoder.encodeAll(Role.DOCUMENT, TEXTS.subList(0, 1)).getFirst());
  }

  @Test
  void aRequestSaysWhichItMeans() {
    List<float[]> questions =
        TEXTS.stream().map(text -> encoder.encode(Role.QUERY, text).vector()).toList();
    List<float[]> documents = encoder.encodeAll(Role.DOCUMENT, TEXTS);

    assertThat(vectors(model.embed(request().inputType(EmbeddingInputType.QUERY).build())))
        .containsExactlyElementsOf(questions);
    assertThat(vectors(model.embed(request().inputType(EmbeddingInputType.DOCUMENT).build())))
        .containsExactlyElementsOf(documents);
    assertThat(questions.getFirst()).isNotEqualTo(documents.getFirst());
  }

  @Test
  void itTellsWhatItIs() {
    assertThat(model.dimension()).isEqualTo(encoder.dimension());
    assertThat(model.modelName()).isEqualTo("prefixed");
    assertThat(model.embed(request().build()).modelName()).isEqualTo("prefixed");
  }
}
