package dev.pith.encode;

import java.util.List;

/** Ids in, unit vectors out. Safe for use by many threads at once. */
interface SentenceModel extends AutoCloseable {
  /** Length of a vector. */
  int dimension();

  /**
   * One vector per text, in order.
   *
   * @param texts token ids, at least one text
   * @throws EncoderException when a text has no vector
   */
  float[][] embed(List<long[]> texts);

  /**
   * The vector of one text, by the shortest way.
   *
   * @throws EncoderException when the text has no vector
   */
  float[] embed(long[] text);

  @Override
  void close();
}
