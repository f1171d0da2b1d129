package dev.pith.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request as the access log tells it.
 *
 * @param time as ISO 8601 writes moments
 * @param millis with three digits behind the point
 * @param shed left out where nothing was too much
 */
@JsonPropertyOrder({"time", "id", "method", "route", "status", "bytes", "millis", "client", "shed"})
record AccessLine(
    String time,
    String id,
    String method,
    String route,
    int status,
    long bytes,
    double millis,
    String client,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shed) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MICROS_PER_MILLI = 1e3;

  static AccessLine of(AnsweredRequest request) {
    return new AccessLine(
        request.time().toString(),
        request.id(),
        request.method(),
        request.route(),
        request.status(),
        request.bytes(),
        millis(request.took()),
        request.client(),
        request.shed().map(Shed::told).orElse(null));
  }

  private static double millis(Duration took) {
    return Math.round(took.toNanos() / NANOS_PER_MICRO) / MICROS_PER_MILLI;
  }

  /** A JSON object and the end of the line. */
  byte[] encoded() {
    try {
      return (MAPPER.writeValueAsString(this) + "\n").getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a request could not be written as JSON", e);
    }
  }
}
