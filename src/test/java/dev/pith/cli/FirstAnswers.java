package dev.pith.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pith.bench.FirstAnswer;
import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Speeches;
import dev.pith.encode.OnnxEncoder;
import dev.pith.evaluate.Figure;
import dev.pith.model.EncoderDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a server with the full and a compact encoder over a few documents, several times. */
record FirstAnswers(Console console, EncoderDirectory full, EncoderDirectory compact) {
  private static final int DOCUMENTS = 50;
  private static final String CORPUS = "corpus.jsonl";

  Figure figure(int starts) throws IOException, InterruptedException {
    Path launcher = Path.of(System.getProperty("pith.home"), "pith");
    Path corpus = Files.createTempDirectory("pith-bench");
    try {
      Files.write(corpus.resolve(CORPUS), documents());
      return figure(starts, launcher, BeirFolder.open(corpus));
    } finally {
      Files.deleteIfExists(corpus.resolve(CORPUS));
      Files.delete(corpus);
    }
  }

  private Figure figure(int starts, Path launcher, BeirFolder corpus)
      throws IOException, InterruptedException {
    try (OnnxEncoder one = OnnxEncoder.open("full", full);
        OnnxEncoder two = OnnxEncoder.open("compact", compact);
        TemporaryIndex index =
            TemporaryIndex.of(console, "first answer", corpus, List.of(one, two))) {
      FirstAnswer answer =
          new FirstAnswer(
              launcher,
              index.folder(),
              List.of("full=" + full.path(), "compact=" + compact.path()));
      double[] millis = new double[starts];
      for (int start = 0; start < starts; start++) {
        millis[start] = answer.millis();
      }
      return FirstAnswer.figure(millis);
    }
  }

  private static List<String> documents() {
    List<String> lines = new ArrayList<>();
    for (String speech : Speeches.inEnglish().subList(0, DOCUMENTS)) {
      lines.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("_id", "speech" + lines.size())
              .put("title", "")
              .put("text", speech)
              .toString());
    }
    return lines;
  }
}
