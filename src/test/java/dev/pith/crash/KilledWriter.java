package dev.pith.crash;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.DocumentWriter;
import dev.pith.index.VectorPrecision;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A program that adds batches to an index without end, and prints the number of each one once it
 * has been acknowledged. It waits to be killed.
 */
final class KilledWriter {
  static final int BATCH_DOCUMENTS = 8;
  static final int PASSAGE_TOKENS = 32;
  static final Encoder ENCODER = new BagOfWordsEncoder("bag", 16, 1);

  private KilledWriter() {}

  /**
   * First argument: the index; second: how many batches are in it already; third: tokens of a
   * passage, 0 for none.
   */
  static void main(String[] arguments) {
    PrintStream acknowledged = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    Path path = Path.of(arguments[0]);
    int batch = Integer.parseInt(arguments[1]);
    try (DocumentWriter writer =
        batch == 0
            ? DocumentWriter.create(
                path, List.of(ENCODER), VectorPrecision.FLOAT32, passageTokens(arguments[2]))
            : DocumentWriter.open(path, List.of(ENCODER))) {
      while (!Thread.currentThread().isInterrupted()) {
        int first = batch * BATCH_DOCUMENTS;
        writer.add(
            IntStream.range(first, first + BATCH_DOCUMENTS)
                .mapToObj(
                    i -> new Document(Integer.toString(i), "", "text %d. ".formatted(i).repeat(40)))
                .toList());
        acknowledged.println(batch);
        batch++;
      }
    }
  }

  private static OptionalInt passageTokens(String number) {
    int tokens = Integer.parseInt(number);
    return tokens == 0 ? OptionalInt.empty() : OptionalInt.of(tokens);
  }
}
