package dev.pith.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Documents in a message instead of a file: the same fields and bounds as in a {@link BeirFolder},
 * no id twice. Methods throw {@link CorpusException} that names the first document that is wrong.
 */
public final class SentDocuments {
  private static final String MESSAGE = "the body";
  private static final String ADVICE = "write one object, or an array of objects";

  private SentDocuments() {}

  /**
   * One object, or an array of them.
   *
   * @param json UTF-8
   */
  public static List<Document> json(byte[] json) {
    AtomicInteger position = new AtomicInteger();
    JsonObjects objects = new JsonObjects(problem -> at(position.get(), problem));
    JsonNode root = objects.parse(decoded(json), ADVICE);
    if (!root.isArray()) {
      return List.of(objects.document(objects.checked(root)));
    }
    List<Document> documents = new ArrayList<>(root.size());
    for (JsonNode node : root) {
      position.incrementAndGet();
      documents.add(objects.document(objects.checked(node)));
    }
    return List.copyOf(documents);
  }

  /**
   * One object on each line.
   *
   * @param lines UTF-8; blank ones are skipped
   */
  public static List<Document> jsonLines(byte[] lines) {
    try (Stream<Document> documents =
        JsonDocuments.of(new JsonLines(BoundedLines.of(MESSAGE, lines)))) {
      return documents.toList();
    }
  }

  /**
   * @param position 0 for the message itself, 1 for the first document of its array
   */
  private static CorpusException at(int position, String problem) {
    return new CorpusException(
        position == 0
            ? "%s %s".formatted(MESSAGE, problem)
            : "%s, document %d: %s".formatted(MESSAGE, position, problem));
  }

  private static String decoded(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException malformed) {
      throw at(0, "is not UTF-8: send UTF-8");
    }
  }
}
