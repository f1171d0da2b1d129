package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log says is the last word on each pair, whatever happened to its process. */
class JudgementLogTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOON);
  private static final List<String> QUERIES =
      List.of("stars", "a \"quoted\" one", "tab\tand\nline\u2028end", "\u661f \ud83d\ude00", "\\");
  private static final List<String> DOCUMENTS = List.of("1", "g-astronomer", "a/b c", "\u00fc");

  private static final List<Verdict> VERDICTS = List.of(Verdict.values());

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void place() {
    file = folder.resolve("judgements.jsonl");
  }

  private JudgementLog open() {
    return JudgementLog.open(file, CLOCK);
  }

  /** By hand: query and document to the last word. */
  private static final class Model {
    private final Map<List<String>, Verdict> words = new LinkedHashMap<>();

    void give(String query, String document, Verdict verdict) {
      if (verdict == Verdict.WITHDRAWN) {
        words.remove(List.of(query, document));
      } else {
        words.put(List.of(query, document), verdict);
      }
    }

    static Map<List<String>, Verdict> of(Thumbs thumbs) {
      return thumbs.all().stream()
          .collect(Collectors.toMap(t -> List.of(t.query(), t.document()), Thumb::verdict));
    }
  }

  private static void giveSome(JudgementLog log, Model model, long seed, int count) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      String query = QUERIES.get(random.nextInt(QUERIES.size()));
      String document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
      Verdict verdict = VERDICTS.get(random.nextInt(3));
      log.give(query, document, verdict);
      model.give(query, document, verdict);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatWasGivenIsThereWhenItIsOpenedAgainAndTheLastWordWins(long seed) {
    Model model = new Model();
    try (JudgementLog log = open()) {
      giveSome(log, model, seed, 60);
      assertThat(Model.of(log.thumbs())).as("seed %d", seed).isEqualTo(model.words);
    }

    try (JudgementLog again = open()) {
      assertThat(Model.of(again.thumbs())).as("seed %d", seed).isEqualTo(model.words);
      assertThat(again.thumbs().size()).isEqualTo(model.words.size());
      assertThat(again.remark()).isEmpty();
      assertThat(again.thumbs().queryCount())
          .isEqualTo(model.words.keySet().stream().map(List::getFirst).distinct().count());
      assertThat(again.thumbs().questionCount())
          .isEqualTo(
              model.words.entrySet().stream()
                  .filter(word -> word.getValue() == Verdict.RELEVANT)
                  .map(word -> word.getKey().getFirst())
                  .distinct()
                  .count());
      assertThat(Model.of(ThumbFile.read(file).thumbs())).isEqualTo(model.words);
    }
  }

  @Test
  void aThumbIsFoundByItsQueryWithItsTimeWhateverBlanksAreAroundIt() {
    try (JudgementLog log = open()) {
      log.give("  stars \n", "1", Verdict.NOT_RELEVANT);

      assertThat(log.thumbs().of("stars"))
          .containsExactly(new Thumb("stars", "1", Verdict.NOT_RELEVANT, NOON))
          .isEqualTo(log.thumbs().of("\tstars "));
      assertThat(log.thumbs().of("Stars")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sayingTheLastWordAgainWritesNothing(long seed) throws IOException {
    try (JudgementLog log = open()) {
      giveSome(log, new Model(), seed, 30);
      byte[] before = Files.readAllBytes(file);

      for (Thumb thumb : log.thumbs().all()) {
        log.give(thumb.query(), thumb.document(), thumb.verdict());
      }
      log.give("nobody asked", "1", Verdict.WITHDRAWN);

      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aLineThatIsTornAtAnyByteIsCutOffAndTheRestIsThere(long seed) throws IOException {
    try (JudgementLog log = open()) {
      giveSome(log, new Model(), seed, 6);
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length <= bytes.length; length++) {
      file = folder.resolve(seed + "-" + length);
      Files.write(file, Arrays.copyOf(bytes, length));
      String read = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
      String rest = read.substring(read.lastIndexOf('\n') + 1);
      boolean torn = !rest.isEmpty() && !rest.endsWith("}");
      Model model = new Model();
      whole(bytes, length).forEach(t -> model.give(t.query(), t.document(), t.verdict()));

      assertThat(ThumbFile.read(file).tornBytes()).isEqualTo(torn ? rest.length() : 0);
      try (JudgementLog log = open()) {
        assertThat(Model.of(log.thumbs())).as("%d bytes", length).isEqualTo(model.words);
        assertThat(log.remark().isPresent()).as("%d bytes", length).isEqualTo(torn);
        log.give("one more", "1", Verdict.RELEVANT);
      }
      model.give("one more", "1", Verdict.RELEVANT);
      try (JudgementLog log = open()) {
        assertThat(Model.of(log.thumbs())).as("%d bytes", length).isEqualTo(model.words);
        assertThat(log.remark()).isEmpty();
      }
    }
  }

  /** The thumbs of the lines all of whose JSON is among the first bytes. */
  private static List<Thumb> whole(byte[] bytes, int length) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    JsonObjects objects = new JsonObjects(CorpusException::new);
    return Stream.of(all.split("\n"))
        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
        .filter(line -> all.indexOf(latin(line)) + line.length <= length)
        .map(line -> ThumbLine.read(new String(line, StandardCharsets.UTF_8), objects))
        .toList();
  }

  private static String latin(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"query\":\"a\"                        | is not JSON",
        "7                                       | is not a JSON object",
        "{\"document\":\"1\",\"relevant\":true}  | has no query that is a string",
        "{\"query\":\"a\",\"document\":1}        | has no document that is a string",
        "{\"query\":\" a\",\"document\":\"1\"}   | blanks around it",
        "{\"query\":\"\",\"document\":\"1\"}     | blank or over 2000",
        "{\"query\":\"a\",\"document\":\" \"}    | blank or over 512",
        "{\"query\":\"\\ud800\",\"document\":\"1\"} | half a surrogate pair",
        "{\"query\":\"a\",\"document\":\"1\"}    | has no relevant",
        "{\"query\":\"a\",\"document\":\"1\",\"relevant\":1} | has no relevant",
        "{\"query\":\"a\",\"document\":\"1\",\"relevant\":true,\"time\":\"noon\"} | like 2026",
      })
  void aDamagedLineIsNamedAndNothingIsChanged(String line, String words) throws IOException {
    try (JudgementLog log = open()) {
      log.give("stars", "1", Verdict.RELEVANT);
      log.give("stars", "2", Verdict.RELEVANT);
    }
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.getFirst(), line, lines.getLast()));
    byte[] before = Files.readAllBytes(file);

    for (int tried = 0; tried < 2; tried++) {
      assertThatThrownBy(this::open)
          .isInstanceOf(CorpusException.class)
          .hasMessageContaining("judgements.jsonl, line 2: ")
          .hasMessageContaining(words);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void manyThreadsLoseNothing() throws Exception {
    try (JudgementLog log = open();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> given =
          IntStream.range(0, 8)
              .<Future<?>>mapToObj(
                  thread ->
                      threads.submit(
                          () -> {
                            for (int i = 0; i < 25; i++) {
                              log.give("q" + i, "d" + thread, Verdict.RELEVANT);
                              log.give("all", "d", VERDICTS.get((thread + i) % 3));
                              assertThat(log.thumbs().of("q" + i)).isNotEmpty();
                            }
                          }))
              .toList();
      for (Future<?> one : given) {
        one.get();
      }
      Map<List<String>, Verdict> said = Model.of(log.thumbs());

      assertThat(said).hasSizeBetween(200, 201);
      assertThat(Model.of(ThumbFile.read(file).thumbs())).isEqualTo(said);
    }
  }

  /** As a log is after so many changes of mind about one document. */
  private static void writeChanges(Path file, int count) throws IOException {
    Files.writeString(
        file,
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "{\"query\":\"stars\",\"document\":\"1\",\"relevant\":%s,\"time\":\"%s\"}%n"
                        .formatted(i % 2 == 0, NOON))
            .collect(Collectors.joining()));
  }

  @Test
  void whoChangesTheirMindOftenDoesNotFillTheDisk() throws IOException {
    writeChanges(file, JudgementLog.SPARE_LINES);
    try (JudgementLog log = open()) {
      assertThat(Files.readAllLines(file)).hasSize(JudgementLog.SPARE_LINES);
      log.give("kept", "1", Verdict.NOT_RELEVANT);
      for (int i = 0; i < 20; i++) {
        log.give("stars", "1", i % 2 == 0 ? Verdict.RELEVANT : Verdict.WITHDRAWN);
      }
      List<Thumb> said = log.thumbs().all();

      assertThat(Files.readAllLines(file).size()).isLessThan(30);
      assertThat(ThumbFile.read(file).thumbs().all()).isEqualTo(said);
      log.give("stars", "2", Verdict.RELEVANT);
    }
    try (JudgementLog log = open();
        Stream<Path> files = Files.list(folder)) {
      assertThat(Model.of(log.thumbs()))
          .isEqualTo(
              Map.of(
                  List.of("kept", "1"),
                  Verdict.NOT_RELEVANT,
                  List.of("stars", "2"),
                  Verdict.RELEVANT));
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aLinkStaysOneWhenItsFileIsWrittenAnew() throws IOException {
    Path target = folder.resolve("target");
    writeChanges(target, JudgementLog.SPARE_LINES + 10);
    Files.createSymbolicLink(file, target);
    try (JudgementLog log = open()) {
      assertThat(log.thumbs().size()).isEqualTo(1);
      assertThat(Files.readAllLines(target)).hasSize(1);
      assertThat(file).isSymbolicLink();
    }
  }

  @Test
  void aThreadThatIsInterruptedGivesItsThumbAllTheSame() {
    try (JudgementLog log = open()) {
      Thread.currentThread().interrupt();
      log.give("stars", "1", Verdict.RELEVANT);
      assertThat(Thread.interrupted()).isTrue();
      log.give("stars", "2", Verdict.RELEVANT);

      assertThat(ThumbFile.read(file).thumbs().size()).isEqualTo(2);
    }
  }

  @Test
  void whatCouldNotBeStoredIsNotSaid() throws IOException {
    try (JudgementLog log = open()) {
      log.give("stars", "1", Verdict.RELEVANT);
      Path away = Files.move(file, folder.resolve("away"));
      assertThatThrownBy(() -> log.give("stars", "1", Verdict.NOT_RELEVANT))
          .isInstanceOf(JudgementLogException.class)
          .hasMessageContaining("could not be written");
      assertThat(log.thumbs().of("stars").getFirst().verdict()).isEqualTo(Verdict.RELEVANT);

      Files.move(away, file);
      log.give("stars", "1", Verdict.NOT_RELEVANT);
      assertThat(ThumbFile.read(file).thumbs().all()).isEqualTo(log.thumbs().all());
    }
  }

  @Test
  void aFullLogTakesNoNewPairsButChangesOfThoseItHas() throws IOException {
    Files.writeString(
        file,
        IntStream.range(0, JudgementLog.MAX_JUDGEMENTS)
            .mapToObj(
                i ->
                    "{\"query\":\"q\",\"document\":\"%d\",\"relevant\":true,\"time\":\"%s\"}%n"
                        .formatted(i, NOON))
            .collect(Collectors.joining()));
    try (JudgementLog log = open()) {
      assertThatThrownBy(() -> log.give("q", "new", Verdict.RELEVANT))
          .isInstanceOfSatisfying(
              JudgementLogException.class,
              full -> assertThat(full.reason()).isEqualTo(JudgementLogException.Reason.FULL))
          .hasMessageContaining("100,000 judgements");
      log.give("q", "7", Verdict.NOT_RELEVANT);
      log.give("q", "8", Verdict.WITHDRAWN);
      assertThatCode(() -> log.give("q", "new", Verdict.RELEVANT)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2001, 1", "1, 0", "1, 513"})
  void whatIsOutOfBoundsIsRefused(int queryChars, int idChars) {
    try (JudgementLog log = open()) {
      assertThatThrownBy(
              () -> log.give("a".repeat(queryChars), "a".repeat(idChars), Verdict.RELEVANT))
          .isInstanceOf(IllegalArgumentException.class);
      log.give("\ud83d\ude00".repeat(1_000), "a".repeat(512), Verdict.RELEVANT);
      assertThat(ThumbFile.read(file).thumbs().size()).isEqualTo(1);
    }
  }

  @Test
  void aFileHasOneWriterAndAClosedOneTakesNothing() {
    JudgementLog log = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("is being written by another server");
    log.close();
    assertThatThrownBy(() -> log.give("stars", "1", Verdict.RELEVANT))
        .isInstanceOf(JudgementLogException.class);
    open().close();
  }

  @Test
  void aPlaceThatWillNotDoIsRefused() throws IOException {
    assertThatThrownBy(() -> JudgementLog.open(folder.resolve("no/file"), CLOCK))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("the folder of");
    assertThatThrownBy(() -> JudgementLog.open(folder, CLOCK))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> ThumbFile.read(folder.resolve("none")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("does not exist");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
