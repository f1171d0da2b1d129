package dev.pith.search;

import java.util.List;

/** Answers queries with each of its encoders. Safe for use by many threads at once. */
public interface SearchEngine extends AutoCloseable {
  /** Names of the encoders that can be asked, the reference first. */
  List<String> encoders();

  /**
   * The name of the encoder that made the documents' vectors with which questions of {@code
   * encoder} are compared: that encoder itself, or the one that it approximates.
   */
  String documentsBy(String encoder);

  /** Documents that can be found right now; grows while an index is being filled. */
  long documents();

  /**
   * The {@code k} nearest documents.
   *
   * @param encoder one of {@link #encoders()}
   * @param query any text that is not blank
   * @param k at least 1
   * @throws IllegalArgumentException when an argument is not as said
   */
  SearchResult search(String encoder, String query, int k);

  @Override
  void close();
}
