package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import dev.pith.corpus.Metadata;
import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.index.DocumentIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of all kinds from the command line. */
class IndexCommandTest {
  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private Path model = Path.of("");
  private Path corpus = Path.of("");
  private Path index = Path.of("");
  private Path list = Path.of("");

  @BeforeEach
  void importAModel() throws IOException {
    model = folder.resolve("model");
    index = folder.resolve("index");
    list = folder.resolve("index-set-aside.log");
    corpus = Files.createDirectory(folder.resolve("corpus"));
    ForeignFolder foreign = ForeignFolder.write(folder.resolve("foreign"), TinyEncoders.random(4));
    assertThat(terminal.run("model", "import", foreign.path(), "--out", model)).isZero();
  }

  @Test
  void aFolderOfManyKindsIsIndexedAndWhatCannotBeReadIsListed() throws IOException {
    write("a.jsonl", "{\"_id\":\"1\",\"text\":\"one\"}\n{broken\n");
    write("b.csv", "id,title,text\n2,two,x\n3,three,x,y\n");
    write("c/page.html", "<title>four</title><p>x");
    write("c/note.md", "# five\n\nx");
    write("c/note.txt", "six");
    write("FB1", "<DOC><DOCNO>7</DOCNO><TEXT>seven</TEXT></DOC>\n");
    Files.write(corpus.resolve("z.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    write("picture.png", "x");

    assertThat(index()).isEqualTo(1);

    assertThat(terminal.out()).contains("6 documents in", "0 were there before");
    assertThat(terminal.err())
        .contains("3 documents set aside: see " + list, "passed over: 1 .png", "a.jsonl, line 2");
    assertThat(Files.readAllLines(list))
        .satisfiesExactly(
            line -> assertThat(line).startsWith(corpus.resolve("a.jsonl") + "\t2\tis not JSON"),
            line -> assertThat(line).startsWith(corpus.resolve("b.csv") + "\t3\thas 4 columns"),
            line -> assertThat(line).startsWith(corpus.resolve("z.txt") + "\t\tis not UTF-8"));
    assertThat(stored("c/page.html")).isEqualTo(new Document("c/page.html", "four", "x"));
    assertThat(stored("7").text()).isEqualTo("seven");
  }

  @Test
  void afterARepairTheSameCommandAddsWhatWasSetAsideAndTheListGoes() throws IOException {
    write("a.jsonl", "{\"_id\":\"1\",\"text\":\"one\"}\n{broken\n");
    assertThat(index()).isEqualTo(1);
    assertThat(list).exists();

    write("a.jsonl", "{\"_id\":\"1\",\"text\":\"one\"}\n{\"_id\":\"2\",\"text\":\"two\"}\n");
    assertThat(index()).isZero();

    assertThat(terminal.out()).contains("2 documents in", "1 were there before");
    assertThat(list).doesNotExist();
  }

  @Test
  void onlyWhatHasChangedInAFolderIsEmbeddedAgain() throws IOException {
    write("a.md", "# one\n\nx");
    write("b.md", "# two\n\nx");
    assertThat(index()).isZero();

    write("b.md", "# two\n\ny");
    assertThat(index("--update")).isZero();

    assertThat(terminal.out()).contains("2 documents in", "1 were there before as they are");
    assertThat(stored("b.md").text()).isEqualTo("y");
  }

  @Test
  void columnsAreNamedOnTheCommandLine() throws IOException {
    write("a.csv", "key,name,lead,body,year,kind\n1,n,l,b,1990,x\n");

    assertThat(
            index(
                "--id-field",
                "key",
                "--title-field",
                "name",
                "--text-field",
                "lead",
                "--text-field",
                "body",
                "--metadata-field",
                "year",
                "--metadata-field",
                "kind"))
        .as(terminal::err)
        .isZero();

    assertThat(stored("1"))
        .isEqualTo(
            new Document(
                "1",
                "n",
                "l\n\nb",
                new Metadata(Map.of("kind", List.of("x")), Map.of("year", 1990.0))));
  }

  @Test
  void passagesAreAskedForOnceAndKeptByTheIndex() throws IOException {
    write("a.jsonl", "{\"_id\":\"1\",\"text\":\"" + "ba ma na. ".repeat(30) + "\"}\n");
    assertThat(index("--passages", "25")).isEqualTo(1);
    assertThat(terminal.err()).contains("passages of 25 tokens", "it takes 16 to 24");
    assertThat(index).doesNotExist();

    assertThat(index("--passages", "24")).as(terminal::err).isZero();
    assertThat(index("--update")).isZero();
    assertThat(index("--passages", "20")).isEqualTo(1);
    assertThat(terminal.err()).contains("has passages of 24 tokens: leave --passages out");
    try (DocumentIndex stored = DocumentIndex.open(index)) {
      assertThat(stored.documentCount()).isEqualTo(1);
      assertThat(stored.passageTokens()).hasValue(24);
    }
  }

  @Test
  void anIndexWithoutPassagesDoesNotGetAny() throws IOException {
    write("a.jsonl", "{\"_id\":\"1\",\"text\":\"ba\"}\n");
    assertThat(index()).isZero();
    assertThat(index("--passages", "24")).isEqualTo(1);
    assertThat(terminal.err()).contains("has no passages: leave --passages out");
  }

  @Test
  void aHitShowsThePassageThatWasFoundInsteadOfItsBeginning() throws IOException {
    String last = "ra ra ra ra ra ra ra ra ra ra ra ra ra.";
    write("a.jsonl", "{\"_id\":\"1\",\"text\":\"" + "ba ma na. ".repeat(30) + last + "\"}\n");
    assertThat(index("--passages", "24")).as(terminal::err).isZero();

    String question = "ra ra ra ra ra ra ra ra ra ra ra ra ra.";
    assertThat(terminal.run("search", "--index", index, "--encoder", model, question)).isZero();
    assertThat(terminal.out()).contains("… ", last).doesNotContain("ba ma na. ".repeat(8));
  }

  @Test
  void aCorpusWithoutADocumentIsRefusedBeforeThereIsAnIndex() throws IOException {
    write("a.csv", "a,b\n1,2\n");

    assertThat(index()).isEqualTo(1);

    assertThat(terminal.err()).contains("a.csv", "no column 'title' or 'text'", "it has a, b");
    assertThat(index).doesNotExist();
    assertThat(index("--metadata-field", "two words")).isEqualTo(1);
    assertThat(terminal.err()).contains("'two words' cannot be a field of metadata");
  }

  @Test
  void aCollectionToMeasureByStaysStrict() throws IOException {
    write("corpus.jsonl", "{\"_id\":\"1\",\"text\":\"one\"}\n{broken\n");
    write("queries.jsonl", "{\"_id\":\"q\",\"text\":\"one\"}\n");
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq\t1\t1\n");

    assertThat(index()).isEqualTo(1);
    assertThat(terminal.err()).contains("1 document set aside");
    assertThat(terminal.run("evaluate", "--data", corpus, "--encoder", model)).isEqualTo(1);
    assertThat(terminal.err()).contains("corpus.jsonl, line 2").doesNotContain("set aside");
  }

  @Test
  void documentsComeFromACorpusOrWithTheirVectorsAndNotFromBoth() throws IOException {
    write("a.jsonl", "{\"_id\":\"1\",\"text\":\"ba\"}\n");
    assertThat(terminal.run("index", "--index", index)).isEqualTo(2);
    assertThat(terminal.err()).contains("give --corpus and --encoder, or --vectors");
    assertThat(terminal.run("index", "--index", index, "--corpus", corpus)).isEqualTo(2);
    assertThat(index("--vectors", folder.toString())).isEqualTo(2);
    assertThat(terminal.err()).contains("--vectors goes with --index");
    assertThat(index).doesNotExist();
  }

  @Test
  void withoutSparksLibrariesTheSentenceTellsHowToBringThem() throws IOException {
    write("a.jsonl", "{\"_id\":\"1\",\"text\":\"ba\"}\n");
    assertThat(terminal.run("index", "--index", index, "--vectors", folder)).isEqualTo(1);
    assertThat(terminal.err()).contains("run ./pith fetch spark once");
    assertThat(
            terminal.run(
                "embed",
                "--spark",
                "local",
                "--corpus",
                corpus,
                "--encoder",
                model,
                "--out",
                folder.resolve("out")))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("run ./pith fetch spark once");
  }

  private int index(String... more) {
    return terminal.run(
        Stream.concat(
                Stream.of("index", "--corpus", corpus, "--encoder", model, "--index", index),
                Stream.of(more))
            .toArray());
  }

  private void write(String name, String text) throws IOException {
    Path file = corpus.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Document stored(String id) {
    try (DocumentIndex stored = DocumentIndex.open(index)) {
      return stored.document(id).orElseThrow();
    }
  }
}
