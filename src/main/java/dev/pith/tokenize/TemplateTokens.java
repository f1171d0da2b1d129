package dev.pith.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * What the native library takes for granted: that the template around a text names tokens that the
 * file describes. Where it does not, the library would end the process at the first text.
 */
final class TemplateTokens {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TemplateTokens() {}

  /**
   * @throws TokenizerException naming the token that is not described
   */
  static void require(TokenizerDefinition definition) {
    try {
      processor(MAPPER.readTree(definition.json()).path("post_processor"), definition.origin());
    } catch (IOException e) {
      throw new TokenizerException(
          definition.origin() + " is not a tokenizer: " + e.getMessage(), e);
    }
  }

  private static void processor(JsonNode processor, String origin) {
    for (JsonNode part : processor.path("processors")) {
      processor(part, origin);
    }
    JsonNode described = processor.path("special_tokens");
    for (String template : new String[] {"single", "pair"}) {
      for (JsonNode piece : processor.path(template)) {
        JsonNode token = piece.at("/SpecialToken/id");
        if (token.isTextual() && !described.has(token.asText())) {
          throw new TokenizerException(
              "%s is not a tokenizer: its template names '%s', which /post_processor/special_tokens lacks"
                  .formatted(origin, token.asText()));
        }
      }
    }
  }
}
