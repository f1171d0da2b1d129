package dev.pith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pith.encode.Encoder;
import dev.pith.evaluate.Cell;
import dev.pith.evaluate.CellEngine;
import dev.pith.evaluate.ResidentMemory;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.server.AnswerBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A process that opens an encoder and an index and answers questions, started by {@link ColdStarts}
 * to learn how long that takes and how much memory. Reads a question a line from standard input;
 * prints {@value #ANSWERED} behind the first answer, and behind the last what the system says it
 * occupies.
 */
public final class ColdStart {
  /** Printed behind the first answer. */
  static final String ANSWERED = "answered";

  /** Stands before the bytes that the process occupies, or {@code -1} where nobody tells. */
  static final String RESIDENT = "resident ";

  private static final int HITS = 10;

  private ColdStart() {}

  /**
   * Answers.
   *
   * @param arguments an encoder as {@code NAME=DIR}, the folder of an index, a mode of search, and
   *     how many the graph is asked for at least
   */
  public static void main(String[] arguments) throws IOException {
    Main.quieten();
    EncoderArgument argument = new EncoderArgument.Converter().convert(arguments[0]);
    SearchMode mode = SearchMode.valueOf(arguments[2].toUpperCase(Locale.ROOT));
    Console console = Console.ofProcess();
    try (Encoder encoder = argument.open();
        DocumentIndex index = DocumentIndex.open(Path.of(arguments[1]));
        LuceneSearchEngine engine =
            LuceneSearchEngine.byGraph(
                index, List.of(encoder), Pairing.ASYMMETRIC, Integer.parseInt(arguments[3]));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      Cell cell = new Cell(encoder.name(), encoder.name(), index.precision().bits(), mode);
      CellEngine asked = new CellEngine(cell, engine);
      answer(asked, questions.readLine());
      console.print(ANSWERED);
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        answer(asked, line);
      }
      console.print(RESIDENT + ResidentMemory.bytes().orElse(-1));
    }
  }

  private static void answer(CellEngine asked, String question) {
    var query = asked.query(question, HITS);
    if (AnswerBytes.of(asked.engine(), query, asked.engine().search(query)).length == 0) {
      throw new IllegalStateException("an answer has no bytes");
    }
  }
}
