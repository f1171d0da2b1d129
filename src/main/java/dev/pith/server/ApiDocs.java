package dev.pith.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * The description of the API, which is written by hand, and the parts of Swagger UI that {@code
 * /docs} shows it by.
 */
final class ApiDocs {
  static final String DESCRIPTION = "/api/v1/openapi.json";

  /** What the page that shows it is made of. */
  static final String FOLDER = "/docs/";

  private static final String PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private ApiDocs() {}

  /**
   * All of them.
   *
   * @throws IllegalStateException when one is not on the class path
   */
  static List<PageFile> files() {
    String folder = "/META-INF/resources/webjars/swagger-ui/%s/".formatted(version());
    return List.of(
        PageFile.of(DESCRIPTION, RequestBody.JSON, read("openapi.json")),
        PageFile.of(
            FOLDER + "swagger-ui-bundle.js",
            "text/javascript; charset=utf-8",
            read(folder + "swagger-ui-bundle.js")),
        PageFile.of(
            FOLDER + "swagger-ui.css", "text/css; charset=utf-8", read(folder + "swagger-ui.css")));
  }

  /** Its folder has the version in its name, which so is said in one place, the build. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream stream = open(PROPERTIES)) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }

  private static byte[] read(String resource) {
    try (InputStream stream = open(resource)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream stream = ApiDocs.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException(
          "%s is not on the class path; build Pith with Maven".formatted(resource));
    }
    return stream;
  }
}
