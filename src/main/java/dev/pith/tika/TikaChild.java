package dev.pith.tika;

import dev.pith.extract.ExtractionChild;

/** The program of the child. */
final class TikaChild {
  private TikaChild() {}

  /**
   * Serves until standard input ends.
   *
   * @param arguments the folder for temporary files
   */
  public static void main(String[] arguments) throws InterruptedException {
    ExtractionChild.serve(arguments, TikaReading::open);
  }
}
