package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.server.EmbeddingRequest.VectorForm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link EmbeddingRequest}s. Clients of OpenAI's API know 400 for whatever is wrong in a
 * body, and some write null for what they leave out.
 */
final class EmbeddingRequestReader {
  private static final String INPUT = "input";
  private static final String DIMENSIONS = "dimensions";
  private static final String EXAMPLE = "{\"model\": \"full\", \"input\": \"a text\"}";
  private static final Choice<VectorForm> FORM = new Choice<>("encoding_format", VectorForm.FLOAT);

  /** Not OpenAI's: its models read questions and documents in the same way. */
  private static final Choice<Role> ROLE = new Choice<>("input_type", Role.QUERY);

  private static final List<String> KNOWN =
      List.of(ApiError.MODEL, INPUT, FORM.field(), DIMENSIONS, ROLE.field(), "user");

  private final EmbeddingModels models;
  private final EmbeddingLimits limits;

  EmbeddingRequestReader(EmbeddingModels models, EmbeddingLimits limits) {
    this.models = models;
    this.limits = limits;
  }

  /**
   * Reads a body.
   *
   * @throws RefusedException 400 when it is none that we answer, 404 when there is no such model
   */
  EmbeddingRequest read(byte[] body) {
    RequestFields fields = given(RequestFields.read(body, EXAMPLE, KNOWN));
    String name = about(ApiError.MODEL, () -> fields.text(ApiError.MODEL, "an encoder's name"));
    Encoder encoder = models.encoder(name);
    about(DIMENSIONS, () -> checked(fields.at(DIMENSIONS), encoder));
    return new EmbeddingRequest(
        encoder,
        about(INPUT, () -> texts(fields.at(INPUT))),
        about(ROLE.field(), () -> ROLE.read(fields)),
        about(FORM.field(), () -> FORM.read(fields)));
  }

  private static <T> T about(String field, Supplier<T> read) {
    try {
      return read.get();
    } catch (RefusedException wrong) {
      throw RefusedException.shape(wrong.detail()).about(field);
    }
  }

  /** Without the fields that are null, which is another way to leave them out. */
  private static RequestFields given(RequestFields fields) {
    ObjectNode root = (ObjectNode) fields.root();
    return new RequestFields(root.deepCopy().removeNulls());
  }

  /** Vectors come as they are: cut ones would be no vectors of that encoder. */
  private static Encoder checked(@Nullable JsonNode dimensions, Encoder encoder) {
    if (dimensions != null
        && !(dimensions.isIntegralNumber()
            && dimensions.canConvertToInt()
            && dimensions.intValue() == encoder.dimension())) {
      throw RefusedException.value(
          "\"dimensions\" must be %d, or left out: vectors of %s are not cut."
              .formatted(encoder.dimension(), encoder.name()));
    }
    return encoder;
  }

  private List<String> texts(@Nullable JsonNode input) {
    if (input == null) {
      throw RefusedException.value("\"input\" is missing; give a text, or an array of texts.");
    }
    if (input.isTextual()) {
      return List.of(text(input, "\"input\""));
    }
    if (!input.isArray()) {
      throw RefusedException.shape("\"input\" must be a string or an array of strings.");
    }
    if (input.isEmpty() || input.size() > limits.texts()) {
      throw RefusedException.value(
          "\"input\" has %d texts; send 1 to %d.".formatted(input.size(), limits.texts()));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : input) {
      texts.add(text(element, "\"input\"[%d]".formatted(texts.size())));
    }
    return texts;
  }

  private String text(JsonNode node, String place) {
    if (node.isNumber() || node.isArray()) {
      throw RefusedException.shape(
          place
              + " holds token ids, which are of another tokenizer; send the texts themselves"
              + " (LangChain: check_embedding_ctx_length=False).");
    }
    if (!node.isTextual()) {
      throw RefusedException.shape(place + " must be a string.");
    }
    String text = node.textValue();
    if (text.isBlank()) {
      throw RefusedException.value(place + " is blank; there is nothing to embed.");
    }
    if (text.length() > limits.textChars()) {
      throw RefusedException.value(
          "%s has %d characters; at most %d are allowed."
              .formatted(place, text.length(), limits.textChars()));
    }
    if (QueryText.hasLoneSurrogate(text)) {
      throw RefusedException.value(place + " holds half a surrogate pair, which is no character.");
    }
    return text;
  }
}
