package dev.pith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pith.corpus.BeirFolder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.model.EncoderDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;

/**
 * Does once, on one document, what a search and a server do from their start to their first answer.
 * The launcher runs it after a build, so that the JVM can note the classes which that needs and
 * have them ready at every start from then on. Prints nothing, leaves no file, asks only itself.
 */
public final class Rehearsal {
  private static final String CORPUS = "corpus.jsonl";
  private static final String DOCUMENT =
      "{\"_id\": \"1\", \"title\": \"astronomer\", \"text\": \"someone who studies stars\"}\n";
  private static final String QUESTION = "who studies stars";
  private static final String REQUEST = "{\"query\": \"" + QUESTION + "\", \"mode\": \"hybrid\"}";
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);

  private final List<String> opened;

  /** What both commands open. */
  private Rehearsal(Path encoder, Path index) {
    opened = List.of("--encoder", "full=" + encoder, "--index", index.toString());
  }

  /**
   * Exits with 0 when both have answered.
   *
   * @param arguments the folder of an encoder
   */
  public static void main(String[] arguments) throws Exception {
    Main.quieten();
    Ending ending = Ending.ofThisThread();
    ending.exit(run(Path.of(arguments[0])) ? 0 : 1);
  }

  /** Whether both have answered. */
  static boolean run(Path encoder) throws Exception {
    Path corpus = Files.createTempDirectory("pith-rehearsal");
    try {
      Files.writeString(corpus.resolve(CORPUS), DOCUMENT);
      try (OnnxEncoder full = OnnxEncoder.open("full", EncoderDirectory.open(encoder));
          TemporaryIndex index =
              TemporaryIndex.of(
                  new Console(NOWHERE, NOWHERE, false),
                  "rehearsal",
                  BeirFolder.open(corpus),
                  List.of(full))) {
        Rehearsal rehearsal = new Rehearsal(encoder, index.folder());
        return rehearsal.searches() && rehearsal.serves();
      }
    } finally {
      Files.deleteIfExists(corpus.resolve(CORPUS));
      Files.delete(corpus);
    }
  }

  private boolean searches() {
    return type(NOWHERE, "search", "--mode", "hybrid", "--explain", QUESTION) == 0
        && type(NOWHERE, "search", "--mode", "hybrid", "--json", QUESTION) == 0;
  }

  private boolean serves() throws Exception {
    try (PipedInputStream said = new PipedInputStream();
        PrintStream out = new PrintStream(new PipedOutputStream(said), true, UTF_8)) {
      FutureTask<Integer> serving = new FutureTask<>(() -> type(out, "serve", "--port", "0"));
      Thread server = Thread.ofPlatform().name("rehearsal").start(serving);
      try {
        return answers(addressIn(new BufferedReader(new InputStreamReader(said, UTF_8))));
      } finally {
        // As Ctrl-C does.
        server.interrupt();
        server.join();
      }
    }
  }

  /** The server's only line names it: "1 documents on http://127.0.0.1:8080 (Ctrl-C ends)". */
  private static URI addressIn(BufferedReader said) throws IOException {
    String line = Objects.requireNonNull(said.readLine(), "the server has ended");
    return URI.create(line.substring(line.indexOf("http"), line.lastIndexOf(" (")));
  }

  private static boolean answers(URI server) throws IOException {
    HttpURLConnection page = (HttpURLConnection) server.resolve("/").toURL().openConnection();
    HttpURLConnection search =
        (HttpURLConnection) server.resolve("/api/v1/search").toURL().openConnection();
    search.setDoOutput(true);
    search.setRequestProperty("Content-Type", "application/json");
    try (OutputStream body = search.getOutputStream()) {
      body.write(REQUEST.getBytes(UTF_8));
    }
    return search.getResponseCode() == HttpURLConnection.HTTP_OK
        && page.getResponseCode() == HttpURLConnection.HTTP_OK;
  }

  private int type(PrintStream out, String command, String... rest) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(opened);
    words.addAll(List.of(rest));
    return Main.run(new Console(out, NOWHERE, false), words.toArray(String[]::new));
  }
}
