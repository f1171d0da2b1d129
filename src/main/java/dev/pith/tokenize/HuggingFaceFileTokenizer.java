package dev.pith.tokenize;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The tokenizer that a {@code tokenizer.json} describes, run by the library that wrote the format.
 *
 * <p>The file's own truncation and padding are replaced: ids are cut to {@code maxTokens} and never
 * padded. The native library takes time linear in the text, but all of it, so text is cut first to
 * as many characters as can matter.
 */
public final class HuggingFaceFileTokenizer implements Tokenizer {
  /**
   * A token that is kept stands for at most one word, and words longer than 100 characters are one
   * unknown token; texts with more characters per kept token than this are cut in front of the
   * tokenizer. Real English has 4 to 6.
   */
  private static final int MAX_CHARS_PER_TOKEN = 128;

  private final HuggingFaceTokenizer tokenizer;
  private final int maxTokens;

  private HuggingFaceFileTokenizer(HuggingFaceTokenizer tokenizer, int maxTokens) {
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
  }

  /**
   * Reads a tokenizer.
   *
   * @param file a {@code tokenizer.json}
   * @param maxTokens the most ids per text, at least 2
   * @throws TokenizerException when the file is not a tokenizer
   */
  public static HuggingFaceFileTokenizer open(Path file, int maxTokens) {
    Map<String, String> options =
        Map.of(
            "truncation",
            "true",
            "padding",
            "false",
            "maxLength",
            Integer.toString(maxTokens),
            "modelMaxLength",
            Integer.toString(maxTokens));
    try {
      return new HuggingFaceFileTokenizer(
          HuggingFaceTokenizer.newInstance(file, options), maxTokens);
    } catch (IOException | RuntimeException e) {
      // The native library throws RuntimeException itself for whatever it does not understand.
      throw new TokenizerException(file + " is not a tokenizer: " + e.getMessage(), e);
    }
  }

  @Override
  public Tokens tokenize(String text) {
    String bounded = bounded(text);
    Encoding encoding = tokenizer.encode(bounded);
    boolean truncated = bounded.length() < text.length() || encoding.exceedMaxLength();
    return new Tokens(encoding.getIds(), truncated);
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  private String bounded(String text) {
    int maxChars = maxTokens * MAX_CHARS_PER_TOKEN;
    String cut = text.length() <= maxChars ? text : text.substring(0, maxChars);
    // A lone surrogate has no UTF-8 form; passing through UTF-8 replaces it as the interface says.
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
