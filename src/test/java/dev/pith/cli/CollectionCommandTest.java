package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.corpus.JudgementLog;
import dev.pith.corpus.Verdict;
import dev.pith.evaluate.QualityTask;
import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.index.DocumentIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test collections of an index, while it and its judgements are open as by a server. */
class CollectionCommandTest {
  private static final int DOCUMENTS = 60;

  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private Path model = Path.of("");
  private Path index = Path.of("");
  private Path judgements = Path.of("");
  private Path out = Path.of("");
  private DocumentIndex opened;
  private JudgementLog log;

  @BeforeEach
  void indexDocuments() throws IOException {
    model = folder.resolve("model");
    index = folder.resolve("index");
    judgements = folder.resolve("judgements.jsonl");
    out = folder.resolve("mine");
    ForeignFolder foreign = ForeignFolder.write(folder.resolve("foreign"), TinyEncoders.random(4));
    assertThat(terminal.run("model", "import", foreign.path(), "--out", model)).isZero();
    Path corpus = Files.createDirectories(folder.resolve("corpus")).resolve("corpus.jsonl");
    Files.writeString(
        corpus,
        IntStream.range(0, DOCUMENTS)
            .mapToObj(CollectionCommandTest::line)
            .collect(Collectors.joining("\n")));
    assertThat(terminal.run("index", "--corpus", corpus, "--encoder", model, "--index", index))
        .as(terminal::err)
        .isZero();
    opened = DocumentIndex.open(index);
    log = JudgementLog.open(judgements, InstantSource.system());
  }

  @AfterEach
  void close() {
    log.close();
    opened.close();
  }

  private static String line(int number) {
    String text =
        IntStream.range(0, 3)
            .mapToObj(i -> String.join(" ", TinyTokenizers.texts(3L * number + i, 6)) + " .")
            .collect(Collectors.joining(" "));
    return "{\"_id\":\"%d\",\"title\":\"%s\",\"text\":\"%s\",\"metadata\":{\"year\":%d}}"
        .formatted(number, TinyTokenizers.texts(900 + number, 1).getFirst(), text, number);
  }

  private int collect(Object... more) {
    return terminal.run(
        Stream.concat(Stream.of("collection", "--index", index, "--out", out), Stream.of(more))
            .toArray());
  }

  private Map<String, Document> documents() {
    try (Stream<Document> all = BeirFolder.open(out).documents()) {
      return all.collect(Collectors.toMap(Document::id, Function.identity()));
    }
  }

  private Document indexed(String id) {
    return opened.document(id).orElseThrow();
  }

  @Test
  void everySplitCanBeMeasuredOn() throws IOException {
    log.give("bade kilo", "1", Verdict.RELEVANT);
    log.give("bade kilo", "2", Verdict.NOT_RELEVANT);
    log.give("bade kilo", "gone", Verdict.RELEVANT);
    log.give("only down", "3", Verdict.NOT_RELEVANT);
    log.give("only gone", "gone", Verdict.RELEVANT);
    Files.writeString(judgements, "{\"query\":\"torn", StandardOpenOption.APPEND);

    assertThat(collect("--judgements", judgements, "--drawn", "25")).as(terminal::err).isZero();

    assertThat(terminal.out())
        .contains("60 documents in " + out + ": 1 judged questions (2 judgements), 25 drawn ones")
        .contains("./pith report --data " + out + " --split judged");
    assertThat(terminal.err())
        .contains("14 bytes of a line that was not written to its end")
        .contains("left out: 2 judgements of documents that the index does not have any more")
        .contains("left out: 2 judged questions without a document that is relevant");
    BeirFolder made = BeirFolder.open(out);
    QualityTask judged = QualityTask.of(made, "judged");
    assertThat(judged.queries()).singleElement().extracting("text").isEqualTo("bade kilo");
    assertThat(judged.judgements().of("judged-1")).isEqualTo(Map.of("1", 1, "2", 0));
    assertThat(QualityTask.of(made, "drawn").queries()).hasSize(25);
    assertThat(judged.documents()).hasSize(DOCUMENTS);
  }

  @Test
  void aDrawnQuestionIsMissingInItsDocumentAndAllOthersAreAsInTheIndex() {
    List<String> judged = IntStream.range(0, 12).mapToObj(Integer::toString).toList();
    judged.forEach(id -> log.give("trade", id, Verdict.RELEVANT));
    assertThat(collect("--judgements", judgements, "--drawn", "24")).as(terminal::err).isZero();

    QualityTask drawn = QualityTask.of(BeirFolder.open(out), "drawn");
    Map<String, Document> documents = documents();
    drawn
        .queries()
        .forEach(
            query -> {
              String id = drawn.judgements().of(query.id()).keySet().iterator().next();
              assertThat(lower(indexed(id))).contains(query.text().toLowerCase(Locale.ROOT));
              assertThat(lower(Objects.requireNonNull(documents.remove(id))))
                  .doesNotContain(query.text().toLowerCase(Locale.ROOT));
            });
    assertThat(documents).hasSize(DOCUMENTS - 24).containsKeys(judged.toArray(String[]::new));
    documents.forEach((id, document) -> assertThat(document).isEqualTo(indexed(id)));
    assertThat(documents().values()).allMatch(d -> d.metadata().numbers().containsKey("year"));
  }

  private static String lower(Document document) {
    return document.passage().toLowerCase(Locale.ROOT);
  }

  @Test
  void theSeedAloneDecidesWhatIsDrawn() throws IOException {
    assertThat(collect("--drawn", "20", "--seed", "7")).as(terminal::err).isZero();
    String first = Files.readString(out.resolve("queries.jsonl"));
    out = folder.resolve("again");
    assertThat(collect("--drawn", "20", "--seed", "7")).isZero();
    assertThat(out.resolve("queries.jsonl")).hasContent(first);
    out = folder.resolve("other");
    assertThat(collect("--drawn", "20", "--seed", "8")).isZero();
    assertThat(Files.readString(out.resolve("queries.jsonl"))).isNotEqualTo(first);
    assertThat(out.resolve("qrels/judged.tsv")).doesNotExist();
  }

  @Test
  void withoutADrawAllDocumentsStayWhole() {
    log.give("trade", "7", Verdict.RELEVANT);
    assertThat(collect("--judgements", judgements, "--drawn", "0")).as(terminal::err).isZero();

    documents().forEach((id, document) -> assertThat(document).isEqualTo(indexed(id)));
    assertThat(out.resolve("qrels/drawn.tsv")).doesNotExist();
    assertThat(QualityTask.of(BeirFolder.open(out), "judged").queries()).hasSize(1);
  }

  @Test
  void withoutAnyQuestionsThereAreTheDocumentsAlone() {
    assertThat(collect("--drawn", "0")).as(terminal::err).isZero();

    assertThat(terminal.out()).contains("60 documents in").doesNotContain("measure on them");
    assertThat(documents()).hasSize(DOCUMENTS);
    assertThat(out).isDirectoryContaining("glob:**corpus.jsonl");
    assertThat(out.resolve("queries.jsonl")).doesNotExist();
  }

  @Test
  void whereTooLittleIsLeftToDrawFromJudgementsAreEnough() {
    IntStream.range(0, 45).forEach(id -> log.give("trade", Integer.toString(id), Verdict.RELEVANT));
    assertThat(collect("--judgements", judgements)).as(terminal::err).isZero();

    assertThat(terminal.err()).contains("no questions are drawn: only 15 of 15 documents");
    assertThat(out.resolve("qrels/drawn.tsv")).doesNotExist();
  }

  @Test
  void whatMakesNoCollectionIsRefusedInOneLineAndLeavesNothing() throws IOException {
    assertRefused("few", 2, "neither 0 nor 20", "--drawn", "19");
    assertRefused("no file", 1, "does not exist", "--judgements", folder.resolve("none"));
    Path damaged = folder.resolve("damaged.jsonl");
    Files.writeString(damaged, "x\n");
    assertRefused("damaged", 1, "damaged.jsonl, line 1: is not JSON", "--judgements", damaged);
    Path empty = folder.resolve("empty");
    Path one = folder.resolve("one.jsonl");
    Files.writeString(one, "{\"_id\":\"1\",\"text\":\"a\"}\n");
    assertThat(terminal.run("index", "--corpus", one, "--encoder", model, "--index", empty))
        .isZero();
    index = empty;
    assertRefused("scraps", 1, "no questions can be drawn: only 0 of 1 documents");
    assertThat(terminal.run("delete", "--index", empty, "1")).isZero();
    assertRefused("an empty index", 1, "has no documents");
    index = folder.resolve("none");
    assertRefused("no index", 1, "there is no index");
    Files.createDirectories(out.resolve("x"));
    assertThat(collect()).isEqualTo(1);
    assertThat(terminal.err()).contains("nothing is overwritten");
  }

  private void assertRefused(String what, int code, String words, Object... more)
      throws IOException {
    assertThat(collect(more)).as(what).isEqualTo(code);
    assertThat(terminal.err()).as(what).contains(words);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as(what).noneMatch(file -> file.getFileName().toString().contains("mine"));
    }
  }
}
