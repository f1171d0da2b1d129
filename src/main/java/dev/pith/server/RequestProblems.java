package dev.pith.server;

import dev.pith.search.UnavailableException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;

/** Answers every failure below the handlers with a problem; the last one is the bug case. */
final class RequestProblems {
  static final String OUR_FAULT = "The server failed; its log says why.";

  private static final Logger LOGGER = System.getLogger(RequestProblems.class.getName());

  private RequestProblems() {}

  static void addTo(JavalinConfig config) {
    config.routes.exception(RefusedException.class, RequestProblems::refused);
    config.routes.exception(MethodNotAllowedResponse.class, RequestProblems::wrongMethod);
    config.routes.exception(HttpResponseException.class, RequestProblems::unanswerable);
    config.routes.exception(HttpException.RuntimeException.class, RequestProblems::malformed);
    config.routes.exception(EofException.class, (e, ctx) -> ctx.status(HttpStatus.BAD_REQUEST));
    config.routes.exception(UnavailableException.class, RequestProblems::unavailable);
    config.routes.exception(Exception.class, RequestProblems::ourFault);
    config.router.javaLangErrorHandler(
        (response, error) -> {
          LOGGER.log(Level.ERROR, "a request failed", error);
          response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
        });
    config.routes.error(HttpStatus.INTERNAL_SERVER_ERROR, RequestProblems::withoutBody);
  }

  private static void refused(RefusedException e, Context ctx) {
    e.headers().forEach(ctx::header);
    e.shed().ifPresent(RequestTrace.of(ctx)::isShed);
    Answers.problem(ctx, e.status(), e.detail(), e.field());
  }

  /** It may be there again by the next request; the log tells what was asked of whom. */
  private static void unavailable(UnavailableException e, Context ctx) {
    LOGGER.log(Level.WARNING, "request {0}: {1}", RequestTrace.of(ctx).id(), e.getMessage());
    refused(RefusedException.busy("What is searched cannot be reached now; try again."), ctx);
  }

  private static void wrongMethod(MethodNotAllowedResponse e, Context ctx) {
    String allowed = String.join(", ", e.getDetails().values());
    ctx.header("Allow", allowed);
    String detail = "Not with this method; allowed: %s.".formatted(allowed);
    Answers.problem(ctx, HttpStatus.METHOD_NOT_ALLOWED, detail);
  }

  private static void unanswerable(HttpResponseException e, Context ctx) {
    HttpStatus status = HttpStatus.forStatus(e.getStatus());
    String detail =
        status == HttpStatus.NOT_FOUND ? nothingAt(ctx.path()) : "The request cannot be answered.";
    Answers.problem(ctx, status, detail);
  }

  private static String nothingAt(String path) {
    return ApiVersion.unknown(path)
        .map(
            version ->
                "There is no version %s of the API here; there is %s."
                    .formatted(version, ApiVersion.NEWEST))
        .orElse("There is nothing at this path.");
  }

  private static void malformed(HttpException.RuntimeException e, Context ctx) {
    HttpStatus status = HttpStatus.forStatus(e.getCode());
    Answers.problem(ctx, status, "The request is not well-formed HTTP/1.1.");
  }

  private static void ourFault(Exception e, Context ctx) {
    LOGGER.log(
        Level.ERROR,
        "request %s, %s %s, failed"
            .formatted(RequestTrace.of(ctx).id(), ctx.req().getMethod(), ctx.req().getRequestURI()),
        e);
    Answers.problem(ctx, HttpStatus.INTERNAL_SERVER_ERROR, OUR_FAULT);
  }

  private static void withoutBody(Context ctx) {
    Answers.problem(ctx, HttpStatus.INTERNAL_SERVER_ERROR, OUR_FAULT);
  }
}
