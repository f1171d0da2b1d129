package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of HTML, Markdown and TREC say to a reader. */
class PagesTest {
  @Test
  void aPageIsItsTitleAndWhatItsBodyShows() {
    WholeFile.Content page =
        html(
            """
            <html><head><title> A &amp;  B </title><style>p {}</style></head>
            <body><nav>menu</nav><script>var x;</script><h1>Head</h1>
            <p>One<b>word</b>, two
            lines<br>broken</p><ul><li>x<li>y</ul><table><tr><td>1<td>2<tr><td>3</table>
            <pre>  kept
              so</pre><p hidden>unseen</p><footer>imprint</footer></body></html>
            """);

    assertThat(page.title()).isEqualTo("A & B");
    assertThat(page.text())
        .isEqualTo("Head\n\nOneword, two lines\nbroken\n\nx\ny\n\n1 2\n3\n\n  kept\n  so");
  }

  @Test
  void aPageWithoutATitleIsCalledByItsFirstHeading() {
    assertThat(html("<p>before</p><h2>Head <i>line</i></h2><p>after</p>"))
        .isEqualTo(new WholeFile.Content("Head line", "before\n\nafter"));
  }

  @Test
  void aPageIsReadInTheEncodingThatItDeclares() {
    String page = "<meta charset=%s><title>caf\u00e9</title><p>d\u00e9j\u00e0</p>";
    WholeFile.Content read = new WholeFile.Content("caf\u00e9", "d\u00e9j\u00e0");

    assertThat(
            HtmlPage.read(
                bytes(page.formatted("iso-8859-1").getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo(read);
    assertThat(HtmlPage.read(bytes(page.formatted("utf-8").getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(read);
    // The byte order mark counts, whatever is declared.
    assertThat(HtmlPage.read(bytes(page.formatted("utf-8").getBytes(StandardCharsets.UTF_16))))
        .isEqualTo(read);
    assertThatThrownBy(
            () ->
                HtmlPage.read(bytes(page.formatted("utf-8").getBytes(StandardCharsets.ISO_8859_1))))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void markdownIsItsFirstHeadingAndItsWords() {
    assertThat(
            markdown(
                """
                Some **bold** [words](http://there) &amp; `code`
                in a line.

                # The *heading*

                - one
                - two

                ```
                a  b
                ```
                <div>left out</div>
                """))
        .isEqualTo(
            new WholeFile.Content(
                "The heading", "Some bold words & code in a line.\n\none\ntwo\n\na  b"));
  }

  @Test
  void theTitleOfSettingsIsTheTitle() {
    assertThat(markdown("---\ndate: 2026-01-01\ntitle: \"Told\"\n---\n# Heading\n\ntext\n"))
        .isEqualTo(new WholeFile.Content("Told", "Heading\n\ntext"));
  }

  @Test
  void aParagraphThatIsTooLongToBeUnderstoodIsPlainText() {
    String table = "| a | b |\n".repeat(7_000);

    assertThat(markdown("# Heading\n\n" + table))
        .isEqualTo(new WholeFile.Content("", "# Heading\n\n" + table.strip()));
  }

  @Test
  void timeGrowsWithThePageWhateverIsLeftOpen() {
    // Each of these would take minutes if what is left open were looked for again and again.
    for (String mark : new String[] {"![[]()", "[a](<b", "<!--"}) {
      assertThat(markdown(mark.repeat(100_000))).isNotNull();
    }
    for (String mark : new String[] {"<nav>", "<svg>", "<!--"}) {
      assertThat(html(mark.repeat(100_000))).isNotNull();
    }
    for (String mark : new String[] {"<TEXT>", "<!--", "<TITLE>", "<a"}) {
      assertThat(
              TrecDocument.parse("<DOCNO>1</DOCNO>" + mark.repeat(100_000), CorpusException::new)
                  .id())
          .isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", "- ", "*a **b ", "[", "![", "<div>", "`", "<b>", "&#", "***", "(["})
  void whatIsNestedVeryDeeplyIsRead(String mark) {
    String deep = mark.repeat(20_000) + "core";

    assertThat(markdown(deep)).isNotNull();
    assertThat(html(deep)).isNotNull();
  }

  @Test
  void aTrecDocumentIsItsHeadlineAndItsTexts() {
    Document document =
        TrecDocument.parse(
            """
            <docno> FT-1 </docno>
            <HEADLINE>
            Two
            lines </HEADLINE>
            <BYLINE>left out</BYLINE>
            <TEXT type=x>
            <!-- note --><P>One &eacute; &lt;b&gt;
            two</P>

            three
            </TEXT>
            <TEXT>four</TEXT>
            """,
            CorpusException::new);

    assertThat(document)
        .isEqualTo(new Document("FT-1", "Two lines", "One \u00e9 <b>\ntwo\n\nthree\n\nfour"));
  }

  @Test
  void aTrecDocumentWithoutATextIsAllThatIsInIt() {
    assertThat(
            TrecDocument.parse(
                "<DOCNO>1</DOCNO><title>T</title><html>all</html>", CorpusException::new))
        .isEqualTo(new Document("1", "T", "all"));
  }

  private static WholeFile.Content html(String page) {
    return HtmlPage.read(bytes(page.getBytes(StandardCharsets.UTF_8)));
  }

  private static WholeFile.Content markdown(String page) {
    return MarkdownPage.read(bytes(page.getBytes(StandardCharsets.UTF_8)));
  }

  private static FileBytes bytes(byte[] bytes) {
    return new FileBytes("page", bytes);
  }
}
