package dev.pith.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever a file does to the child that reads it. */
class ExtractorTest {
  private static final int HEAP_MEGABYTES = 24;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Extraction READ = new Extraction.Text("title", "read");

  private final Extractor extractor = extractor(LONG);

  @AfterEach
  void close() {
    extractor.close();
  }

  @Test
  void manyFilesAreReadByOneChild() throws Exception {
    Extraction first = read("tell who reads");

    for (int i = 0; i < 20; i++) {
      assertThat(read("tell who reads")).isEqualTo(first);
    }
    assertThat(ProcessHandle.of(pid(first))).hasValueSatisfying(ProcessHandle::isAlive);
  }

  @Test
  void anyPathIsHandedOn() throws Exception {
    Path odd = Path.of("a b/\u00e9\n'\"*$;.pdf");

    assertThat(extractor.read(odd))
        .isEqualTo(new Extraction.Text("title", odd.toAbsolutePath().toString()));
  }

  @Test
  void whatLibrariesPrintIsNoAnswer() throws Exception {
    assertThat(read("print")).isEqualTo(READ);
    assertThat(read("refuse")).isEqualTo(new Extraction.Refusal("is refused: take it out"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          die                | ended the process that read it (exit code 7)
          throw              | ended the process that read it (exit code 1)
          overflow the stack | ended the process that read it (exit code 1)
          answer nonsense    | made the process that read it answer nonsense
          allocate           | needs more than 24 MB of memory
          """)
  void aFileThatBreaksItsChildIsRefusedAndTheNextIsRead(String name, String why) throws Exception {
    Extraction before = read("tell who reads");

    assertThat(read(name)).isEqualTo(new Extraction.Refusal(why + ": split it, or take it out"));
    assertThat(read("tell who reads")).isInstanceOf(Extraction.Text.class).isNotEqualTo(before);
  }

  @Test
  void aFileThatTakesTooLongIsRefusedAndTheNextIsRead() throws Exception {
    try (Extractor hasty = extractor(SHORT)) {
      Extraction before = hasty.read(Path.of("tell who reads"));
      while (!(before instanceof Extraction.Text)) {
        // On a busy machine a second may be too short for anything.
        before = hasty.read(Path.of("tell who reads"));
      }
      assertThat(hasty.read(Path.of("hang")))
          .isEqualTo(new Extraction.Refusal("took more than 1 s: split it, or take it out"));
      assertThat(ProcessHandle.of(pid(before))).isEmpty();
    }
  }

  @Test
  void whatAnEarlierFileBrokeIsNotTheFaultOfTheNext() throws Exception {
    Extraction before = read("tell who reads");

    assertThat(read("die unless first")).isEqualTo(READ);
    assertThat(read("tell who reads")).isNotEqualTo(before);
  }

  @Test
  void aChildThatWasKilledBetweenFilesIsStartedAgain() throws Exception {
    ProcessHandle child = ProcessHandle.of(pid(read("tell who reads"))).orElseThrow();
    child.destroyForcibly();
    child.onExit().join();

    assertThat(read("x")).isInstanceOf(Extraction.Text.class);
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    long pid = pid(read("tell who reads"));
    Path folder = Path.of(((Extraction.Text) read("tell where")).text());
    Files.writeString(Files.createDirectory(folder.resolve("deep")).resolve("file"), "left");

    extractor.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void theChildEndsWithItsParentWhateverItReads() throws Exception {
    ChildFolder folder = ChildFolder.make();
    Process child = FakeChild.command(HEAP_MEGABYTES).start(folder);
    try {
      MessageFormat.readReady(new DataInputStream(child.getInputStream()));
      MessageFormat.writeRequest(new DataOutputStream(child.getOutputStream()), Path.of("hang"));

      child.getOutputStream().close();

      assertThat(child.waitFor()).isZero();
      assertThat(folder.path()).doesNotExist();
    } finally {
      child.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void theChildLeavesSignalsToItsParent(String signal) throws Exception {
    Extraction before = read("tell who reads");

    assertThat(
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid(before))).start().waitFor())
        .isZero();

    assertThat(read("tell who reads")).isEqualTo(before);
  }

  @Test
  void whoWaitsCanBeInterrupted() throws Exception {
    long pid = pid(read("tell who reads"));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> read("hang")).isInstanceOf(InterruptedException.class);
    extractor.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void nothingIsFetched() throws Exception {
    assertThat(read("fetch"))
        .isEqualTo(
            new Extraction.Text(
                "title", "nothing is fetched while a file is read, and no name is known"));
  }

  @Test
  void withoutLibrariesAFileIsRefusedWithWhatToDo() throws Exception {
    try (Extractor bare = new Extractor(Optional.empty(), ExtractionLimits.STANDARD)) {
      assertThat(bare.read(Path.of("a.pdf")))
          .isEqualTo(
              new Extraction.Refusal(
                  "is read by libraries that are not there: run ./pith fetch tika once"));
    }
  }

  @Test
  void librariesThatDoNotStartAreSaidToBe() throws Exception {
    ChildCommand odd =
        new ChildCommand(System.getProperty("java.class.path"), "dev.pith.Nobody", HEAP_MEGABYTES);
    try (Extractor unfit = new Extractor(Optional.of(odd), ExtractionLimits.STANDARD)) {
      for (int i = 0; i < 3; i++) {
        assertThat(unfit.read(Path.of("a.pdf")))
            .isInstanceOfSatisfying(
                Extraction.Refusal.class,
                refusal -> assertThat(refusal.why()).contains("does not start", "./pith fetch"));
      }
    }
  }

  private static Extractor extractor(Duration file) {
    return new Extractor(
        Optional.of(FakeChild.command(HEAP_MEGABYTES)),
        new ExtractionLimits(HEAP_MEGABYTES, LONG, file));
  }

  private Extraction read(String name) throws InterruptedException {
    return extractor.read(Path.of(name));
  }

  private static long pid(Extraction told) {
    return Long.parseLong(((Extraction.Text) told).text());
  }
}
