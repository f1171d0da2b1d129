package dev.pith.corpus;

/** Libraries whose comments explain a science to programmers, in sources on the class path. */
public enum CommentedLibrary {
  /** Mathematics and statistics: Apache Commons Math 3.6.1 (Apache-2.0). */
  COMMONS_MATH("commons-math3", "/org/apache/commons/math3/analysis/UnivariateFunction.java"),
  /** Genome sequencing: HTSJDK 4.1.3 (MIT). */
  HTSJDK("htsjdk", "/htsjdk/samtools/SAMRecord.java");

  private final String artifact;
  private final String anchor;

  CommentedLibrary(String artifact, String anchor) {
    this.artifact = artifact;
    this.anchor = anchor;
  }

  String artifact() {
    return artifact;
  }

  /** A file in it, by which it is found. */
  String anchor() {
    return anchor;
  }
}
