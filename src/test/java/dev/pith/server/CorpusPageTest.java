package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Gate;
import dev.pith.fixtures.WatchedEncoder;
import dev.pith.index.DocumentWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The page of the corpus, on an index whose documents can be changed. */
class CorpusPageTest extends InChromium {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);

  @TempDir Path folder;
  private WritableSite site;

  @BeforeEach
  void start() {
    site = site("index", FULL);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private WritableSite site(String name, Encoder first) {
    Path path = folder.resolve(name);
    List<Encoder> encoders = List.of(first, COMPACT);
    DocumentWriter.create(path, encoders).close();
    return new WritableSite(path, encoders, new ChangeLimits(20_000, 500, 16));
  }

  private void open() {
    chromium.open(site.uri("/corpus"), "writable");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void choose(Path... files) {
    chromium
        .one("#files")
        .sendKeys(
            IntStream.range(0, files.length)
                .mapToObj(i -> files[i].toString())
                .collect(Collectors.joining("\n")));
  }

  /** What became of so many files, in the order in which they were chosen. */
  private static List<String> outcomes(int files) {
    chromium.await(() -> count("#sent .done, #sent .failed") == files);
    return chromium.texts("#sent .state").reversed();
  }

  private static int count(String css) {
    return chromium.driver.findElements(By.cssSelector(css)).size();
  }

  private JsonNode document(String id) {
    return RunningServer.json(
        site.get("/api/documents?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"_id\":\"n%d\",\"text\":\"word%d\"}".formatted(i, i))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void filesOfEveryKindBecomeDocuments() throws IOException {
    open();
    choose(
        file(
            "many.jsonl",
            "{\"id\":7,\"text\":\"by id\"}\r\n\n{\"text\":\"by line\"}\n" + lines(118)),
        file("table.csv", "title,text,id\r\n\"a, \"\"b\"\"\",\"two\nlines\",c1\r\nshort,,c2\r\n"),
        file("german.csv", "title;text\nBiene;summt\n"),
        file("note.txt", "\n  seven bees \n"),
        file("page.md", "intro\n\n## The *title* ##\n\nand text\n"));

    assertThat(outcomes(5))
        .containsExactly("120 added.", "2 added.", "1 added.", "1 added.", "1 added.");
    chromium.await(() -> chromium.texts(".tiles dd").contains("125"));
    assertThat(document("7").get("text").textValue()).isEqualTo("by id");
    assertThat(document("many.jsonl:3").get("text").textValue()).isEqualTo("by line");
    assertThat(document("n117").get("text").textValue()).isEqualTo("word117");
    assertThat(document("c1").get("title").textValue()).isEqualTo("a, \"b\"");
    assertThat(document("c1").get("text").textValue()).isEqualTo("two\nlines");
    assertThat(document("german.csv:2").get("text").textValue()).isEqualTo("summt");
    assertThat(document("note.txt").toString())
        .contains("\"title\":\"note\",\"text\":\"seven bees\"");
    assertThat(document("page.md").get("title").textValue()).isEqualTo("The *title*");
    assertThat(document("page.md").get("text").textValue())
        .startsWith("intro")
        .endsWith("and text");
    assertThat(chromium.one("#announcement").getText()).isEqualTo("page.md: 1 added.");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void theSameFileAgainChangesNothingAndAnotherVersionReplaces() throws IOException {
    open();
    Path file = file("many.jsonl", lines(3));
    choose(file);
    outcomes(1);
    choose(file);
    outcomes(2);
    Files.writeString(file, lines(2) + "{\"_id\":\"n2\",\"text\":\"other\"}");
    choose(file);

    assertThat(outcomes(3)).containsExactly("3 added.", "3 as before.", "1 replaced, 2 as before.");
  }

  @Test
  void aFileThatIsWrongIsToldByItsLinesAndWhatStandsBeforeThemIsKept() throws IOException {
    open();
    choose(
        file("half.jsonl", lines(60) + "{\"_id\":\"\"}\n" + lines(1)),
        file("picture.png", "x"),
        file("names.csv", "a,b\n1,2\n"),
        file("twice.csv", "text,text\n1,2\n"),
        file("wide.csv", "text\n1,2\n"),
        file("quote.csv", "text\n\"open\n"),
        file("empty.txt", " \n"),
        file("huge.txt", "long ".repeat(5_000)),
        Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xe4, 'b'}));

    List<String> told = outcomes(9);
    assertThat(told.get(0))
        .startsWith("Lines 51 to 62 were not taken: The body, line 11")
        .endsWith("50 added.");
    assertThat(told.get(1)).contains("of no kind", "Nothing was stored");
    assertThat(told.get(2)).contains("no column \"title\" or \"text\", but a, b");
    assertThat(told.get(3)).contains("two columns \"text\"");
    assertThat(told.get(4)).contains("Line 2 has 2 columns, the header 1");
    assertThat(told.get(5)).contains("Line 2 opens a quote");
    assertThat(told.get(6)).contains("no text");
    assertThat(told.get(7)).contains("over 20000 bytes");
    assertThat(told.get(8)).contains("not UTF-8");
    assertThat(count("#sent .failed")).isEqualTo(9);
    chromium.await(() -> chromium.texts(".tiles dd").contains("50"));
    chromium.complaints();
  }

  @Test
  void bodiesAreNoLongerThanTheServerTakes() throws IOException {
    open();
    String longText = "w".repeat(6_000);
    choose(
        file(
            "long.jsonl",
            IntStream.range(0, 9)
                .mapToObj(i -> "{\"_id\":\"%d\",\"text\":\"%s\"}".formatted(i, longText))
                .collect(Collectors.joining("\n"))));

    assertThat(outcomes(1)).containsExactly("9 added.");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whatIsSentIsStoppedAndWhatWasStoredIsTold() throws IOException {
    Gate gate = new Gate();
    site.close();
    site =
        site(
            "other",
            new WatchedEncoder(
                FULL,
                text -> {
                  if (text.contains("word60")) {
                    gate.pass();
                  }
                }));
    open();
    choose(file("many.jsonl", lines(200)), file("later.txt", "later"));
    gate.awaitReached();
    chromium.await(() -> chromium.texts("#sent .state").contains("50 documents"));
    chromium.one("#stop-sending").click();
    gate.open();

    assertThat(outcomes(2)).containsExactly("Stopped. 100 added.", "Stopped. Nothing was stored.");
    assertThat(chromium.one("#stop-sending").isDisplayed()).isFalse();
  }

  @Test
  void filesAreDroppedAndOneThatMissesTheZoneOpensNothing() {
    open();
    drop("main h1", "missed.txt", "missed");
    drop("#drop", "dropped.txt", "seven bees");

    assertThat(outcomes(1)).containsExactly("1 added.");
    assertThat(document("dropped.txt").get("text").textValue()).isEqualTo("seven bees");
    assertThat(chromium.driver.getCurrentUrl()).endsWith("/corpus");
  }

  private static void drop(String place, String name, String content) {
    chromium.script(
        """
        const carried = new DataTransfer();
        carried.items.add(new File([arguments[2]], arguments[1]));
        const event = { dataTransfer: carried, bubbles: true, cancelable: true };
        return !document.querySelector(arguments[0]).dispatchEvent(new DragEvent('drop', event));
        """,
        place,
        name,
        content);
  }

  @Test
  void aDocumentIsLookedUpDeletedAndPutBackFromTheKeyboard() {
    site.post(
        RequestBody.JSON,
        "{\"_id\":\"a/b%\",\"title\":\"T\",\"text\":\"seven bees\",\"metadata\":{\"year\":1999}}");
    open();
    chromium.one("#id").sendKeys("a/b%", Keys.ENTER);
    chromium.await(() -> count(".card") == 1);
    assertThat(chromium.one(".card").getText()).contains("T", "a/b%", "seven bees", "year: 1999");
    assertThat(chromium.driver.getCurrentUrl()).endsWith("/corpus?id=a%2Fb%25");

    press(Keys.TAB, Keys.TAB);
    assertThat(chromium.focused().getText()).isEqualTo("Delete");
    press(Keys.ENTER);
    chromium.await(() -> chromium.one("#found").getText().startsWith("Deleted a/b%."));
    assertThat(site.get("/api/documents?id=a%2Fb%25").statusCode()).isEqualTo(404);
    assertThat(chromium.focused().getText()).isEqualTo("Put it back");
    press(Keys.ENTER);
    chromium.await(() -> count(".card") == 1);
    assertThat(document("a/b%").get("text").textValue()).isEqualTo("seven bees");
    assertThat(chromium.complaints()).isEmpty();
  }

  private static void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(chromium.driver).sendKeys(key).perform();
    }
  }

  @Test
  void anAddressNamesADocumentAndOneThatIsNotThereIsToldAsSuch() {
    site.post(RequestBody.JSON, "{\"_id\":\"a\",\"text\":\"seven bees\"}");
    chromium.open(site.uri("/corpus?id=a"), "writable");
    chromium.await(() -> count(".card") == 1);
    chromium.open(site.uri("/corpus?id=b"), "writable");
    chromium.await(() -> count("#found [role=alert]") == 1);

    assertThat(chromium.one("#found").getText()).contains("\"b\"");
    chromium.complaints();
  }

  @Test
  void aServerThatOnlyReadsSaysHowItCanBeOtherwise() {
    try (RunningServer reading = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS))) {
      chromium.open(reading.uri("/corpus"), "read-only");

      assertThat(chromium.one("#adding").isDisplayed()).isFalse();
      assertThat(chromium.one("#read-only").getText()).contains("pith serve --writable");
      assertThat(chromium.texts(".tiles dd")).containsExactly("Ready", "24");
      assertThat(chromium.texts("#encoders tbody th")).containsExactly("Full", "Compact");
      assertThat(chromium.texts("#encoders tbody td"))
          .startsWith("Full", "384", "256 tokens", "90.9 MB", "aaaaaaaaaaaa");
    }
  }

  @Test
  void theIndexIsToldInFigures() {
    site.post(RequestBody.JSON, "{\"_id\":\"a\",\"text\":\"seven bees\"}");
    open();

    assertThat(chromium.texts(".tiles dt"))
        .startsWith("Health", "Documents", "On disk", "Searches keep in memory");
    assertThat(chromium.texts(".tiles dd")).startsWith("Ready", "1").contains("32 bits");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768})
  void aNarrowScreenNeedsNoSidewaysScrolling(int width) throws IOException {
    String unbroken = "unbroken".repeat(60);
    site.post(RequestBody.JSON, "{\"_id\":\"%1$s\",\"text\":\"%1$s\"}".formatted(unbroken));
    chromium.size(width, 844);
    chromium.open(site.uri("/corpus?id=" + unbroken), "writable");
    chromium.await(() -> count(".card") == 1);
    choose(file("w".repeat(200) + ".txt", "x"));
    outcomes(1);

    chromium.assertNothingWiderThan(width);
    assertThat((List<?>) chromium.script(Contrast.TOO_FAINT)).isEmpty();
  }

  @Test
  void hostileFilesAndDocumentsAreShownAsTheTextTheyAre() {
    List<String> payloads = HostilePayloads.all().toList();
    open();
    chromium.script(
        """
        const carried = new DataTransfer();
        arguments[0].forEach(payload =>
          carried.items.add(new File([payload + ' hostile'], payload + '.txt')));
        const event = { dataTransfer: carried, bubbles: true, cancelable: true };
        return !document.getElementById('drop').dispatchEvent(new DragEvent('drop', event));
        """,
        payloads);
    outcomes(payloads.size());
    assertNothingRan("files");
    for (String payload : payloads) {
      look(payload + ".txt");
      assertNothingRan(payload);
    }
  }

  /** What is refused or not there leaves a complaint too, of another kind. */
  private static void assertNothingRan(String payload) {
    assertThat(chromium.is("document.querySelector('main :is(img, script, iframe, style, a)')"))
        .as(payload)
        .isFalse();
    assertThat(chromium.complaints())
        .as(payload)
        .noneMatch(complaint -> complaint.contains("Content Security Policy"));
  }

  /** Ids that no document may have are refused with a sentence, which is shown too. */
  private static void look(String id) {
    chromium.script(
        """
        const box = document.getElementById('id');
        document.getElementById('found').replaceChildren();
        box.value = arguments[0];
        box.form.dispatchEvent(new Event('submit', { cancelable: true }));
        return true;
        """,
        id);
    chromium.await(() -> count("#found > *") == 1);
  }
}
