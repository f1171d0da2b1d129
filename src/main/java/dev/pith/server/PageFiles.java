package dev.pith.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of the page, found once in the class path folder {@code /web}. */
final class PageFiles {
  private static final String FOLDER = "/web";
  private static final String INDEX = "index.html";
  private static final String PAGE = ".html";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8");

  private PageFiles() {}

  /**
   * Every file of a known kind: the index file as {@code /}, another page without its ending.
   *
   * @throws IllegalStateException when the page was not built into the program
   */
  static List<PageFile> all() {
    URL index = PageFiles.class.getResource(FOLDER + "/" + INDEX);
    if (index == null) {
      throw new IllegalStateException("the page is not on the class path; build Pith with Maven");
    }
    try {
      URI uri = index.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return filesBeside(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return filesBeside(jar.getPath(FOLDER, INDEX));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the page's files could not be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the page lies at a strange place: " + index, e);
    }
  }

  private static List<PageFile> filesBeside(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index.resolveSibling(""))) {
      return files.filter(file -> TYPES.containsKey(ending(file))).map(PageFiles::load).toList();
    }
  }

  private static PageFile load(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return PageFile.of(
          path(name),
          TYPES.getOrDefault(ending(file), "application/octet-stream"),
          Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the page's file %s could not be read".formatted(name), e);
    }
  }

  private static String path(String name) {
    if (name.equals(INDEX)) {
      return "/";
    }
    return "/" + (name.endsWith(PAGE) ? name.substring(0, name.length() - PAGE.length()) : name);
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
