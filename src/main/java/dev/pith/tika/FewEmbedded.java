package dev.pith.tika;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads what is embedded in a file: so many documents in all, nested so deep, and no more. */
final class FewEmbedded extends ParsingEmbeddedDocumentExtractor {
  private static final int MAX_DOCUMENTS = 1000;
  private static final int MAX_DEPTH = 3;

  private int documents;
  private int depth;

  FewEmbedded(ParseContext context) {
    super(context);
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    return documents < MAX_DOCUMENTS && depth < MAX_DEPTH && super.shouldParseEmbedded(metadata);
  }

  /** Without its name, which is no text of the document. */
  @Override
  public void parseEmbedded(
      InputStream bytes, ContentHandler handler, Metadata metadata, boolean named)
      throws SAXException, IOException {
    if (!shouldParseEmbedded(metadata)) {
      return;
    }
    documents++;
    depth++;
    try {
      super.parseEmbedded(bytes, handler, metadata, false);
    } finally {
      depth--;
    }
  }
}
