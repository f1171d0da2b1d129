package dev.pith.tokenize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A {@code tokenizer.json} of BERT's kind, uncased: BertNormalizer, BertPreTokenizer, WordPiece and
 * the template {@code first text last}. Settings that would give other ids are refused, each by the
 * JSON pointer of the place; the file's own padding and length are not used.
 *
 * @param added tokens found in the raw text
 * @param firstId stands in front of every text
 * @param lastId stands behind every text
 */
record TokenizerFile(Vocabulary vocabulary, AddedTokens added, int firstId, int lastId) {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Each name of a vocabulary comes once: remembering them only costs time.
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @throws OtherTokenizerException when the file describes another kind of tokenizer
   * @throws TokenizerException when it is not JSON
   */
  static TokenizerFile read(TokenizerDefinition definition) {
    try {
      JsonNode root = JSON.readTree(definition.json());
      return read(root, new Expectations(definition.origin()));
    } catch (IOException e) {
      throw new TokenizerException(
          definition.origin() + " is not a tokenizer: " + e.getMessage(), e);
    }
  }

  private static TokenizerFile read(JsonNode root, Expectations expect) {
    normalizer(root, expect);
    expect.equal(root, "/pre_tokenizer/type", "BertPreTokenizer");
    if (!root.path("truncation").isNull()) {
      expect.equal(root, "/truncation/direction", "Right");
      expect.equal(root, "/truncation/stride", "0");
    }
    Map<String, Integer> idOfPiece = pieces(root, expect);
    int unknownId = expect.idAt(root, "/model/unk_token", idOfPiece);
    return new TokenizerFile(
        Vocabulary.of(idOfPiece, unknownId),
        added(root, idOfPiece, expect),
        special(root, 0, expect),
        special(root, 2, expect));
  }

  private static void normalizer(JsonNode root, Expectations expect) {
    expect.equal(root, "/normalizer/type", "BertNormalizer");
    expect.equal(root, "/normalizer/clean_text", "true");
    expect.equal(root, "/normalizer/handle_chinese_chars", "true");
    expect.equal(root, "/normalizer/lowercase", "true");
    if (!root.at("/normalizer/strip_accents").isNull()) {
      expect.equal(root, "/normalizer/strip_accents", "true");
    }
  }

  private static Map<String, Integer> pieces(JsonNode root, Expectations expect) {
    expect.equal(root, "/model/type", "WordPiece");
    expect.equal(root, "/model/continuing_subword_prefix", Vocabulary.PREFIX);
    expect.equal(root, "/model/max_input_chars_per_word", Integer.toString(Word.MAX_CODE_POINTS));
    JsonNode vocabulary = root.at("/model/vocab");
    Map<String, Integer> idOfPiece = HashMap.newHashMap(vocabulary.size());
    for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
      String piece = entry.getKey();
      if (!entry.getValue().canConvertToInt() || Vocabulary.dependsOnOrderOfMarks(piece)) {
        throw expect.other("/model/vocab", "the piece " + piece);
      }
      idOfPiece.put(piece, expect.row("/model/vocab", entry.getValue()));
    }
    return idOfPiece;
  }

  private static AddedTokens added(
      JsonNode root, Map<String, Integer> idOfPiece, Expectations expect) {
    Map<String, Integer> idOfToken = new HashMap<>();
    JsonNode tokens = root.path("added_tokens");
    for (int i = 0; i < tokens.size(); i++) {
      String pointer = "/added_tokens/" + i;
      for (String setting : new String[] {"single_word", "lstrip", "rstrip", "normalized"}) {
        expect.equal(root, pointer + "/" + setting, "false");
      }
      int id = expect.idAt(root, pointer + "/content", idOfPiece);
      String content = root.at(pointer + "/content").asText();
      expect.equal(root, pointer + "/id", Integer.toString(id));
      if (!AddedTokens.canHold(content)) {
        throw expect.other(pointer, "a token that does not start with ASCII");
      }
      idOfToken.put(content, id);
    }
    return new AddedTokens(idOfToken);
  }

  private static int special(JsonNode root, int place, Expectations expect) {
    expect.equal(root, "/post_processor/type", "TemplateProcessing");
    JsonNode template = root.at("/post_processor/single");
    expect.equal(root, "/post_processor/single/1/Sequence/id", "A");
    JsonNode name = template.path(place).path("SpecialToken").path("id");
    JsonNode ids = root.at("/post_processor/special_tokens").path(name.asText()).path("ids");
    if (template.size() != 3 || ids.size() != 1 || !ids.path(0).canConvertToInt()) {
      throw expect.other("/post_processor/single", template.toString());
    }
    return expect.row("/post_processor/special_tokens", ids.path(0));
  }
}
