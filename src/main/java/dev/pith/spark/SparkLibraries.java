package dev.pith.spark;

/** Apache Spark and Parquet; they are not part of the program and may not be there. */
public final class SparkLibraries {
  /** Of what is compiled with, only a part is there where they were not fetched. */
  private static final String NOT_COMPILED_WITH = "org.apache.spark.util.kvstore.KVStore";

  private SparkLibraries() {}

  /**
   * Requires them.
   *
   * @throws EmbeddingException when they are not on the class path
   */
  public static void require() {
    try {
      Class.forName(NOT_COMPILED_WITH, false, SparkLibraries.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new EmbeddingException(
          "Apache Spark, which this takes, is not there: run ./pith fetch spark once", missing);
    }
  }
}
