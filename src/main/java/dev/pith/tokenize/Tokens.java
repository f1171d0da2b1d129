package dev.pith.tokenize;

/**
 * A text as an encoder reads it.
 *
 * @param ids token ids, special tokens included; owned by the receiver
 * @param truncated whether the text went on behind the last id
 */
public record Tokens(long[] ids, boolean truncated) {
  public int count() {
    return ids.length;
  }
}
