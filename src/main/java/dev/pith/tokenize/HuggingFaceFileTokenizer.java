package dev.pith.tokenize;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

  private static final int REPLACEMENT = 0xFFFD;

  static {
    // On Amazon's machines the library would tell its makers of each that is opened.
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

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
    return open(TokenizerDefinition.read(file, maxTokens));
  }

  static HuggingFaceFileTokenizer open(TokenizerDefinition definition) {
    TemplateTokens.require(definition);
    String maxTokens = Integer.toString(definition.maxTokens());
    Map<String, String> options =
        Map.of(
            "truncation",
            "true",
            "padding",
            "false",
            "maxLength",
            maxTokens,
            "modelMaxLength",
            maxTokens);
    try (InputStream json = new ByteArrayInputStream(definition.json())) {
      return new HuggingFaceFileTokenizer(
          HuggingFaceTokenizer.newInstance(json, options), definition.maxTokens());
    } catch (IOException | RuntimeException e) {
      // The native library throws RuntimeException itself for whatever it does not understand.
      throw new TokenizerException(
          definition.origin() + " is not a tokenizer: " + e.getMessage(), e);
    }
  }

  /** How many UTF-16 units of a text are read when {@code maxTokens} ids are asked for. */
  static int maxChars(int maxTokens) {
    return (int) Math.min(Integer.MAX_VALUE, (long) maxTokens * MAX_CHARS_PER_TOKEN);
  }

  @Override
  public Tokens tokenize(String text) {
    String bounded = bounded(text);
    Encoding encoding = encoding(bounded);
    boolean truncated = bounded.length() < text.length() || encoding.exceedMaxLength();
    return new Tokens(encoding.getIds(), truncated);
  }

  /** Some files open and lack what a text needs, like the piece for unknown words. */
  private Encoding encoding(String text) {
    try {
      return tokenizer.encode(text);
    } catch (RuntimeException e) {
      throw new TokenizerException("the tokenizer cannot read a text: " + e.getMessage(), e);
    }
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
    int maxChars = maxChars(maxTokens);
    String cut = text.length() <= maxChars ? text : text.substring(0, maxChars);
    return cut.codePoints().anyMatch(HuggingFaceFileTokenizer::isLoneSurrogate)
        ? withoutLoneSurrogates(cut)
        : cut;
  }

  /** A lone surrogate has no UTF-8 form; Java's own encoder would make a question mark of it. */
  private static String withoutLoneSurrogates(String text) {
    return text.codePoints()
        .map(codePoint -> isLoneSurrogate(codePoint) ? REPLACEMENT : codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
