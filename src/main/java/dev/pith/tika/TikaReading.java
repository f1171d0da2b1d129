package dev.pith.tika;

import dev.pith.extract.Extraction;
import dev.pith.extract.FileReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.SAXException;

/** Reads a file by the parser for what it holds, whatever it is called. */
final class TikaReading implements FileReading {
  private static final String PARSERS = "parsers.xml";
  private static final int MAX_REASON_CHARS = 200;

  private final Parser parser;

  private TikaReading(Parser parser) {
    this.parser = parser;
  }

  /** Loads the parsers, which takes a second. */
  static TikaReading open() {
    try (InputStream parsers = TikaReading.class.getResourceAsStream(PARSERS)) {
      return new TikaReading(new AutoDetectParser(new TikaConfig(parsers)));
    } catch (TikaException | SAXException | IOException unfit) {
      throw new IllegalStateException(PARSERS + " does not fit the libraries", unfit);
    }
  }

  @Override
  public Extraction read(Path file) {
    Metadata metadata = new Metadata();
    PageText page = new PageText(metadata, Extraction.MAX_CHARS);
    ParseContext context = new ParseContext();
    context.set(Parser.class, parser);
    context.set(EmbeddedDocumentExtractor.class, new FewEmbedded(context));
    try (TikaInputStream bytes = TikaInputStream.get(file, metadata)) {
      parser.parse(bytes, page, metadata, context);
      return page.extraction();
    } catch (ZeroByteFileException empty) {
      return new Extraction.Text("", "");
    } catch (EncryptedDocumentException secret) {
      return new Extraction.Refusal("is encrypted: store it without a password, or take it out");
    } catch (TikaException | SAXException | IOException broken) {
      return page.isTooLong()
          ? page.extraction()
          : new Extraction.Refusal(
              "cannot be read (%s): repair it, or take it out".formatted(reason(broken)));
    }
  }

  /** What the innermost cause says in its first line. */
  private static String reason(Throwable broken) {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message =
        cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
    String reason = message.isBlank() ? cause.getClass().getSimpleName() : message.strip();
    return reason.substring(0, Math.min(reason.length(), MAX_REASON_CHARS));
  }
}
