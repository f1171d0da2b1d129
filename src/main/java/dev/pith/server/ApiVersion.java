package dev.pith.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version in the API's paths: {@code /api/v1/search}. Without one, a path is another name for
 * that of the newest version, so that {@code /api/search} goes on to work. What is of one version
 * is never of another; a path that does not begin with {@code /api/} has none.
 */
final class ApiVersion {
  /** The only one, and so the newest. */
  static final String NEWEST = "v1";

  private static final String API = "/api/";
  private static final String VERSIONED = API + NEWEST + "/";
  private static final Pattern VERSION = Pattern.compile("/api/(v[0-9]{1,9})(/.*)?");

  private ApiVersion() {}

  /** The path with its version, by which logs, metrics, keys and the description know it. */
  static String canonical(String path) {
    return path.startsWith(API) && !VERSION.matcher(path).matches()
        ? VERSIONED + path.substring(API.length())
        : path;
  }

  /** The path without a version; empty for what has none to leave out. */
  static Optional<String> shortened(String path) {
    return path.startsWith(VERSIONED)
        ? Optional.of(API + path.substring(VERSIONED.length()))
        : Optional.empty();
  }

  /** The version that is asked for and that there is not. */
  static Optional<String> unknown(String path) {
    Matcher asked = VERSION.matcher(path);
    return asked.matches() && !asked.group(1).equals(NEWEST)
        ? Optional.of(asked.group(1))
        : Optional.empty();
  }
}
