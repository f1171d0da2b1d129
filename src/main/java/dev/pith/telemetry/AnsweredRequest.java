package dev.pith.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that was answered, or refused.
 *
 * @param time when it came
 * @param id as its answer told it
 * @param method as HTTP spells it; {@code OTHER} for what HTTP does not know
 * @param route the pattern of the path, as {@code /api/v1/jobs/{id}}; {@code none} where nothing is
 * @param bytes of the answer's body, as they were sent
 * @param took from its first byte to the end of the answer
 * @param client the address of its socket
 * @param shed why it was turned away, where it was too much at this moment
 */
public record AnsweredRequest(
    Instant time,
    String id,
    String method,
    String route,
    int status,
    long bytes,
    Duration took,
    String client,
    Optional<Shed> shed) {}
