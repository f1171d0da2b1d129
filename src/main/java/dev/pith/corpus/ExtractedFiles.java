package dev.pith.corpus;

import dev.pith.extract.Extraction;
import dev.pith.extract.Extractor;
import java.nio.channels.ClosedByInterruptException;

/**
 * PDF and office files as a child process reads them, which is started with the first of them.
 *
 * @param extractor closed with this
 */
record ExtractedFiles(Extractor extractor) implements OfficeFiles {
  /** With the libraries that are there. */
  static OfficeFiles installed() {
    return new ExtractedFiles(Extractor.installed());
  }

  @Override
  public WholeFile.Content read(CorpusFile file) {
    return switch (extract(file)) {
      case Extraction.Text(String title, String text) -> content(file, words(title), lines(text));
      case Extraction.Refusal(String why) ->
          throw new CorpusException(SetAside.whole(file.source(), why));
    };
  }

  private Extraction extract(CorpusFile file) {
    try {
      return extractor.read(file.path());
    } catch (InterruptedException end) {
      // As Java tells it of files that it reads itself.
      Thread.currentThread().interrupt();
      throw Utf8File.unreadable(file.source(), new ClosedByInterruptException());
    }
  }

  private static WholeFile.Content content(CorpusFile file, String title, String text) {
    if (text.isEmpty() && title.isEmpty()) {
      throw new CorpusException(
          SetAside.whole(
              file.source(),
              "has no text (scanned pages are pictures): write some, or take it out"));
    }
    return new WholeFile.Content(title, text);
  }

  private static String words(String title) {
    ReadableText words = new ReadableText();
    words.words(title);
    return words.toString();
  }

  /** Lines without what is around them; blank ones, however many, part paragraphs. */
  private static String lines(String text) {
    ReadableText lines = new ReadableText();
    text.lines()
        .forEach(
            line -> {
              if (line.isBlank()) {
                lines.paragraph();
              } else {
                lines.lineBreak();
                lines.words(line);
              }
            });
    return lines.toString();
  }

  @Override
  public void close() {
    extractor.close();
  }
}
