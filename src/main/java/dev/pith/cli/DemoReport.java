package dev.pith.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.model.EncoderDirectory;
import dev.pith.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what the demo has made, by typing {@code pith report}: the line that the report tells to
 * run it again is the one that made it.
 *
 * @param encoders the full one first; both have vectors in the index
 * @param compact the one after which the index is named
 */
record DemoReport(
    Console console,
    DemoFiles files,
    List<EncoderArgument> encoders,
    EncoderDirectory compact,
    double epsilon) {
  /** With as many rounds as below, just enough samples for a p99. */
  private static final int TIMED_QUESTIONS = 170;

  private static final int ROUNDS = 4;
  private static final int STARTS = 1;

  /** The least that a rate is kept up; 700 questions take longer where one takes 2 ms. */
  private static final int SECONDS = 1;

  /**
   * Writes it, unless the same line has written the one that is there.
   *
   * @return the exit code; what failed has been told
   */
  int write() throws IOException {
    List<String> words = words();
    if (isThere(CommandLineText.of(words))) {
      return 0;
    }
    int code = Main.run(console, words.toArray(String[]::new));
    if (code == 0) {
      // Pith once wrote its report there, in another form.
      Files.deleteIfExists(files.folder().resolve(ReportFiles.HTML));
      Files.deleteIfExists(files.folder().resolve(ReportFiles.JSON));
    }
    return code;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>(List.of("report"));
    add(words, "--data", files.corpusFolder());
    add(words, "--index", files.index(compact));
    encoders.forEach(one -> add(words, "--encoder", one.called() + "=" + one.folder()));
    add(words, "--vector-bits", "32,1");
    add(words, "--questions", TIMED_QUESTIONS);
    add(words, "--rounds", ROUNDS);
    add(words, "--seconds", SECONDS);
    add(words, "--starts", STARTS);
    add(words, "--http", "none");
    add(words, "--epsilon", epsilon);
    add(words, "--out", files.report());
    return words;
  }

  private static void add(List<String> words, String option, Object value) {
    words.add(option);
    words.add(value.toString());
  }

  private boolean isThere(String line) {
    Path json = files.report().resolve(ReportFiles.JSON);
    if (!Files.isRegularFile(files.reportPage()) || !Files.isRegularFile(json)) {
      return false;
    }
    try {
      return new ObjectMapper()
          .readTree(json.toFile())
          .at("/reproduce/command")
          .asText()
          .equals(line);
    } catch (IOException broken) {
      // Then it is written anew.
      return false;
    }
  }
}
