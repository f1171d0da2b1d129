package dev.pith.corpus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a JSON file: of an array, or a single one. They are read one by one, none longer
 * than {@link BoundedLines#MAX_LINE_BYTES} characters. Behind what is not JSON nothing can be read.
 */
final class JsonArrayObjects implements ObjectReader {
  private final String source;
  private final InputStream bytes;
  private final JsonParser parser;
  private long line = 1;
  private boolean inArray;
  private boolean ended;

  private JsonArrayObjects(String source, InputStream bytes, JsonParser parser) {
    this.source = source;
    this.bytes = bytes;
    this.parser = parser;
  }

  static JsonArrayObjects open(Path file) {
    InputStream bytes = Utf8File.open(file);
    try {
      return new JsonArrayObjects(
          file.toString(),
          bytes,
          JsonObjects.JSON.createParser(
              new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())));
    } catch (IOException failure) {
      throw Utf8File.unreadable(file.toString(), failure);
    }
  }

  @Override
  public @Nullable ObjectNode next() {
    if (ended) {
      return null;
    }
    try {
      return read();
    } catch (JsonProcessingException broken) {
      ended = true;
      line = broken.getLocation() == null ? line : broken.getLocation().getLineNr();
      throw problem(
          "is not JSON: %s; nothing behind it is read".formatted(broken.getOriginalMessage()));
    } catch (CharacterCodingException malformed) {
      throw new CorpusException(
          SetAside.whole(source, "is not UTF-8 to its end: convert the file to UTF-8"), malformed);
    } catch (IOException failure) {
      throw Utf8File.unreadable(source, failure);
    }
  }

  private @Nullable ObjectNode read() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY && !inArray) {
      inArray = true;
      token = parser.nextToken();
    }
    if (token == null || token == JsonToken.END_ARRAY) {
      return end();
    }
    line = parser.currentTokenLocation().getLineNr();
    ended = !inArray;
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      throw problem("is not a JSON object: write an array of objects, or one object");
    }
    return object();
  }

  private @Nullable ObjectNode end() throws IOException {
    ended = true;
    if (inArray && parser.nextToken() != null) {
      line = parser.currentTokenLocation().getLineNr();
      throw problem("stands behind the end of the array: write one array");
    }
    return null;
  }

  private ObjectNode object() throws IOException {
    long startChars = parser.currentTokenLocation().getCharOffset();
    try (TokenBuffer copy = new TokenBuffer(parser)) {
      int depth = 0;
      do {
        copy.copyCurrentEvent(parser);
        depth += depthOf(parser.currentToken());
        if (parser.currentLocation().getCharOffset() - startChars > BoundedLines.MAX_LINE_BYTES) {
          skip(depth);
          throw problem(
              "begins an object of over %d characters: split or shorten it"
                  .formatted(BoundedLines.MAX_LINE_BYTES));
        }
      } while (depth > 0 && parser.nextToken() != null);
      return JsonObjects.JSON.readTree(copy.asParserOnFirstToken());
    }
  }

  private void skip(int depthNow) throws IOException {
    for (int depth = depthNow; depth > 0 && parser.nextToken() != null; ) {
      depth += depthOf(parser.currentToken());
    }
  }

  private static int depthOf(JsonToken token) {
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }

  private CorpusException problem(String why) {
    return CorpusException.at(source, line, why);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() {
    Utf8File.close(source, parser);
    Utf8File.close(source, bytes);
  }
}
