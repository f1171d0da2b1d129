package dev.pith.server;

import dev.pith.access.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which key each route asks for, where keys are asked for. What is not named asks for the highest
 * one, so that a route that was forgotten is closed, not open.
 */
final class RouteScopes {
  /** The page asks for a key by itself; whoever watches the process has none. */
  private static final Set<String> OPEN =
      Stream.concat(
              PageFiles.all().stream().map(PageFile::path),
              Stream.of("/health/live", "/health/ready", SessionRoute.PATH, ApiDocs.DESCRIPTION))
          .collect(Collectors.toUnmodifiableSet());

  /** What only tells something, though it is asked by POST. */
  private static final Set<String> SEARCHED = Set.of("/api/v1/search", EmbeddingRoute.PATH);

  private static final Map<String, Scope> CHANGED =
      Map.of(
          "/api/v1/documents",
          Scope.WRITE,
          "/api/v1/documents/{id}",
          Scope.WRITE,
          DocumentStreamRoute.PATH,
          Scope.WRITE,
          JudgementRoutes.PATH,
          Scope.WRITE);

  private RouteScopes() {}

  /**
   * What a key has to be for; empty where nobody needs one.
   *
   * @param route the route's pattern, with its version or without
   */
  static Optional<Scope> of(String method, String route) {
    String path = ApiVersion.canonical(route);
    if (OPEN.contains(path) || path.startsWith(ApiDocs.FOLDER)) {
      return Optional.empty();
    }
    boolean reads = method.equals("GET") || method.equals("HEAD") || SEARCHED.contains(path);
    return Optional.of(reads ? Scope.SEARCH : CHANGED.getOrDefault(path, Scope.ADMIN));
  }
}
