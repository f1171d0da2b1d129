package dev.pith.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and replaces the vocabulary of a WordPiece {@code tokenizer.json}, whatever else it says.
 */
final class VocabularyJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final JsonNode root;

  private VocabularyJson(JsonNode root) {
    this.root = root;
  }

  static VocabularyJson of(TokenizerDefinition definition) {
    try {
      JsonNode root = MAPPER.readTree(definition.json());
      Expectations expect = new Expectations(definition.origin());
      expect.equal(root, "/model/type", "WordPiece");
      expect.equal(root, "/model/continuing_subword_prefix", Vocabulary.PREFIX);
      return new VocabularyJson(root);
    } catch (IOException e) {
      throw new TokenizerException(
          definition.origin() + " is not a tokenizer: " + e.getMessage(), e);
    }
  }

  WordPieceVocabulary vocabulary() {
    JsonNode idOfPiece = root.at("/model/vocab");
    @Nullable String[] pieces = new String[idOfPiece.size()];
    idOfPiece
        .properties()
        .forEach(
            entry -> {
              int id = entry.getValue().asInt(-1);
              if (id < 0 || id >= pieces.length || pieces[id] != null) {
                throw new OtherTokenizerException(
                    "the vocabulary has gaps or repeats at id " + entry.getValue());
              }
              pieces[id] = entry.getKey();
            });
    Set<String> special = new HashSet<>();
    root.path("added_tokens").forEach(token -> special.add(token.path("content").asText()));
    special.add(root.at("/model/unk_token").asText());
    return new WordPieceVocabulary(List.of(pieces), special);
  }

  /** Writes the file with the pieces of {@code kept} alone; they get the ids 0, 1, 2 ... */
  byte[] keeping(List<String> kept) {
    ObjectNode changed = root.deepCopy();
    Map<String, Integer> ids = new HashMap<>();
    IntStream.range(0, kept.size()).forEach(id -> ids.put(kept.get(id), id));
    ObjectNode vocabulary = ((ObjectNode) changed.path("model")).putObject("vocab");
    kept.forEach(piece -> vocabulary.put(piece, ids.get(piece)));
    changed.path("added_tokens").forEach(token -> renumber(token, "content", "id", ids));
    changed.at("/post_processor/special_tokens").forEach(token -> renumberAll(token, ids));
    if (changed.path("padding").isObject()) {
      renumber(changed.path("padding"), "pad_token", "pad_id", ids);
    }
    try {
      return MAPPER.writeValueAsBytes(changed);
    } catch (IOException e) {
      throw new AssertionError("a tree can always be written", e);
    }
  }

  private static void renumber(
      JsonNode token, String content, String field, Map<String, Integer> ids) {
    ((ObjectNode) token).set(field, id(token.path(content).asText(), ids));
  }

  private static void renumberAll(JsonNode token, Map<String, Integer> ids) {
    ArrayNode list = ((ObjectNode) token).putArray("ids");
    token.path("tokens").forEach(name -> list.add(id(name.asText(), ids)));
  }

  private static IntNode id(String token, Map<String, Integer> ids) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new IllegalArgumentException("special token " + token + " must be kept");
    }
    return IntNode.valueOf(id);
  }
}
