package dev.pith.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingParameter;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.request.EmbeddingRequestParameters;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import dev.pith.encode.CachedEncoder;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.model.EncoderDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * An encoder as LangChain4j asks for it. Vectors have unit length. A text that comes as a string is
 * a question, a segment is a part of a document, unless a request's input type says otherwise; only
 * some encoders make a difference. Safe for use by many threads at once.
 */
public final class PithEmbeddingModel implements EmbeddingModel, AutoCloseable {
  /** Thousands of questions, which the store asks for again. */
  private static final long REMEMBERED_BYTES = 8L << 20;

  private final Encoder encoder;

  private PithEmbeddingModel(Encoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Opens an encoder.
   *
   * @param folder has {@code encoder.json}
   * @throws dev.pith.model.EncoderFilesException when it has no encoder or a file was changed
   * @throws dev.pith.encode.EncoderException when ONNX Runtime refuses the model
   */
  public static PithEmbeddingModel open(Path folder) {
    return new PithEmbeddingModel(
        new CachedEncoder(OnnxEncoder.open(EncoderDirectory.describe(folder)), REMEMBERED_BYTES));
  }

  Encoder encoder() {
    return encoder;
  }

  @Override
  public Response<Embedding> embed(String question) {
    EmbeddingRequest request =
        EmbeddingRequest.builder().input(question).inputType(EmbeddingInputType.QUERY).build();
    return Response.from(embed(request).embeddings().getFirst());
  }

  @Override
  public EmbeddingResponse doEmbed(EmbeddingRequest request) {
    List<String> texts = request.inputs().stream().map(EmbeddingInput::text).toList();
    List<float[]> vectors =
        request.inputType() == EmbeddingInputType.QUERY
            ? texts.stream().map(text -> encoder.encode(Role.QUERY, text).vector()).toList()
            : encoder.encodeAll(Role.DOCUMENT, texts);
    return EmbeddingResponse.builder()
        .embeddings(vectors.stream().map(Embedding::from).toList())
        .modelName(modelName())
        .build();
  }

  @Override
  public Set<EmbeddingParameter<?>> supportedParameters() {
    return Set.of(EmbeddingRequestParameters.INPUT_TYPE);
  }

  @Override
  public int dimension() {
    return encoder.dimension();
  }

  @Override
  public String modelName() {
    return encoder.name();
  }

  /** To be closed after every store that uses it. */
  @Override
  public void close() {
    encoder.close();
  }
}
