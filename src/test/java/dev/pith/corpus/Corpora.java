package dev.pith.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small corpus in each form that is read, with the count of its documents. */
public enum Corpora {
  JSON_LINES(
      "corpus.ndjson",
      3,
      """
      {"_id":"a","title":"one","text":"first","metadata":{"year":1990,"tags":["x","y"]}}

      {"_id":"b","text":"second \\u00e9"}
      {"_id":3,"title":"third","text":null}
      """),
  NUMBERED_LINES("numbered.jsonl", 2, "{\"text\":\"first\"}\n{\"title\":\"second\"}\n"),
  JSON_ARRAY(
      "corpus.json",
      2,
      "[{\"id\":\"a\",\"text\":\"first\"},\n {\"id\":\"b\",\"text\":\"sec[on]d\",\"more\":{\"deep\":[1]}}]"),
  ONE_OBJECT("one.json", 1, "{\"id\":\"a\",\"text\":\"first\"}"),
  COMMAS(
      "corpus.csv",
      3,
      "\uFEFFid,title,text\r\na,\"one, or \"\"1\"\"\",\"first\r\nand more\"\r\nb,two\r\n\r\nc,,\u00e9\r\n"),
  SEMICOLONS("semicolons.csv", 1, "id;title\na;one, two\n"),
  TABS("corpus.tsv", 2, "id\ttext\na\tfirst\nb\t\"second\tand\"\n"),
  LINES("notes.txt", 2, "first\n\n  second\n"),
  MARKDOWN(
      "page.md",
      1,
      "---\ntitle: Settings\n---\n# Heading\n\nSome **bold** [words](there) and `code`.\n\n> - quoted\n>   1. list\n\n```\nfence\n"),
  HTML(
      "page.html",
      1,
      "<!doctype html><html><head><meta charset=utf-8><title>T\u00e9</title></head>"
          + "<body><nav>no</nav><h1>H</h1><p>one<br>two<table><tr><td>a<td>b</table><pre> x\n y</pre>"),
  TREC(
      "corpus.trec",
      2,
      """
      <DOC>
      <DOCNO> FT-1 </DOCNO>
      <HEADLINE>
      A headline
      </HEADLINE>
      <TEXT>
      <P>One
      </P>
      two &amp; more
      </TEXT>
      </DOC>
      <DOC><DOCNO>FT-2</DOCNO>rest</DOC>
      """);

  private final String file;
  private final int documents;
  private final String content;

  Corpora(String file, int documents, String content) {
    this.file = file;
    this.documents = documents;
    this.content = content;
  }

  int documents() {
    return documents;
  }

  /** The file's name. */
  public String file() {
    return file;
  }

  /** The file's content. */
  public byte[] bytes() {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  Path path(Path folder) {
    return folder.resolve(file);
  }

  Path write(Path folder) {
    return write(folder, bytes());
  }

  /** Other content under the name of this form. */
  Path write(Path folder, byte[] bytes) {
    try {
      return Files.write(path(folder), bytes);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
