package dev.pith.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file is, by what stands behind the last dot of its name. */
enum FileKind {
  JSON_LINES {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return new MappedEntries(new JsonLineObjects(BoundedLines.open(file.path())), file, fields);
    }
  },
  JSON {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return new MappedEntries(JsonArrayObjects.open(file.path()), file, fields);
    }
  },
  CSV {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return new MappedEntries(CsvObjects.commas(file.path(), fields), file, fields);
    }
  },
  TSV {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return new MappedEntries(CsvObjects.tabs(file.path(), fields), file, fields);
    }
  },
  TEXT {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return WholeFile.of(file, WholeFile::plain);
    }
  },
  MARKDOWN {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return WholeFile.of(file, MarkdownPage::read);
    }
  },
  HTML {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return WholeFile.of(file, HtmlPage::read);
    }
  },
  TREC {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return new TrecEntries(file.source(), BoundedLines.open(file.path()));
    }
  },
  /** PDF and office files, mails and books. */
  OFFICE {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return new WholeFile(file, office::read);
    }
  },
  /** A document on each line; only a file that is the corpus is read so. */
  LINES {
    @Override
    Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office) {
      return new LineEntries(BoundedLines.open(file.path()), file);
    }
  };

  private static final Map<String, FileKind> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("jsonl", JSON_LINES),
          Map.entry("ndjson", JSON_LINES),
          Map.entry("json", JSON),
          Map.entry("csv", CSV),
          Map.entry("tsv", TSV),
          Map.entry("txt", TEXT),
          Map.entry("text", TEXT),
          Map.entry("md", MARKDOWN),
          Map.entry("markdown", MARKDOWN),
          Map.entry("html", HTML),
          Map.entry("htm", HTML),
          Map.entry("xhtml", HTML),
          Map.entry("trec", TREC),
          Map.entry("sgml", TREC),
          Map.entry("sgm", TREC),
          Map.entry("pdf", OFFICE),
          Map.entry("docx", OFFICE),
          Map.entry("docm", OFFICE),
          Map.entry("xlsx", OFFICE),
          Map.entry("xlsm", OFFICE),
          Map.entry("pptx", OFFICE),
          Map.entry("pptm", OFFICE),
          Map.entry("doc", OFFICE),
          Map.entry("xls", OFFICE),
          Map.entry("ppt", OFFICE),
          Map.entry("odt", OFFICE),
          Map.entry("ods", OFFICE),
          Map.entry("odp", OFFICE),
          Map.entry("rtf", OFFICE),
          Map.entry("epub", OFFICE),
          Map.entry("eml", OFFICE));
  private static final Pattern TREC_START =
      Pattern.compile("\\s*<DOC(\\s[^<>]*)?>.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int SNIFFED_BYTES = 1024;

  abstract Entries open(CorpusFile file, FieldMapping fields, OfficeFiles office);

  /**
   * The kind of a file in a folder; none when it is of no kind that is read. Files of TREC
   * collections are often called by numbers alone, so others are known by their first tag, and PDF
   * by its first letters.
   */
  static Optional<FileKind> within(CorpusFile file) {
    return Optional.ofNullable(BY_EXTENSION.get(file.extension())).or(() -> byStart(start(file)));
  }

  private static Optional<FileKind> byStart(String start) {
    if (start.startsWith(FileBytes.PDF_START)) {
      return Optional.of(OFFICE);
    }
    return TREC_START.matcher(start).matches() ? Optional.of(TREC) : Optional.empty();
  }

  /** The kind of a file that is the corpus: text has a document on each line. */
  static FileKind alone(CorpusFile file) {
    FileKind kind = within(file).orElse(LINES);
    if (kind == LINES && start(file).indexOf('\0') >= 0) {
      throw new CorpusException(
          "%s is of no kind that can be read: name a folder, or a file of text, JSON Lines, CSV, HTML, Markdown, TREC, PDF or an office program"
              .formatted(file.source()));
    }
    if (kind == TEXT && start(file).startsWith(FileBytes.PDF_START)) {
      throw new CorpusException(SetAside.whole(file.source(), FileBytes.IS_PDF));
    }
    return kind == TEXT ? LINES : kind;
  }

  private static String start(CorpusFile file) {
    try (InputStream bytes = Files.newInputStream(file.path())) {
      return new String(bytes.readNBytes(SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw Utf8File.unreadable(file.source(), failure);
    }
  }
}
