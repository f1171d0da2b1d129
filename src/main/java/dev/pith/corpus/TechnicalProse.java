package dev.pith.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paragraphs that people wrote to explain a science to programmers: the comments of libraries.
 *
 * <p>Long, connected, technical English, which a dictionary does not have.
 */
public final class TechnicalProse {
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern MARGIN = Pattern.compile("\\n\\s*\\*");
  private static final Pattern CODE = Pattern.compile("<pre.*?</pre>", Pattern.DOTALL);
  private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)\\}");
  private static final Pattern MARKUP = Pattern.compile("<[^>]+>|&#?\\w+;|@\\w+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int SHORTEST_CHARS = 120;
  private static final int LONGEST_CHARS = 1500;

  private TechnicalProse() {}

  /** Distinct paragraphs of 120 to 1,500 characters, sorted. */
  public static List<String> of(CommentedLibrary library) {
    URL anchor = TechnicalProse.class.getResource(library.anchor());
    if (anchor == null) {
      throw new CorpusException(
          "the sources of %s are not on the class path (%s): build again"
              .formatted(library.artifact(), library.anchor()));
    }
    SortedSet<String> paragraphs = new TreeSet<>();
    try {
      JarURLConnection connection = (JarURLConnection) anchor.openConnection();
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          if (entry.getName().endsWith(".java")) {
            collect(source(jar, entry), paragraphs);
          }
        }
      }
    } catch (IOException failure) {
      throw new CorpusException(
          "the sources of %s cannot be read (%s): fetch the library again"
              .formatted(library.artifact(), anchor),
          failure);
    }
    return List.copyOf(paragraphs);
  }

  private static String source(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream bytes = new BufferedInputStream(jar.getInputStream(entry))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void collect(String source, SortedSet<String> paragraphs) {
    for (Matcher comments = COMMENT.matcher(source); comments.find(); ) {
      String text = prose(comments.group(1));
      if (text.length() >= SHORTEST_CHARS) {
        paragraphs.add(text.substring(0, Math.min(LONGEST_CHARS, text.length())));
      }
    }
  }

  private static String prose(String comment) {
    String text = MARGIN.matcher(comment).replaceAll(" ");
    text = CODE.matcher(text).replaceAll(" ");
    text = INLINE_TAG.matcher(text).replaceAll("$1");
    text = MARKUP.matcher(text).replaceAll(" ");
    return SPACE.matcher(text).replaceAll(" ").strip();
  }
}
