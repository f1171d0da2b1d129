package dev.pith.fuzz;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param target its name
 * @param inputs how many were tried, those to begin with included
 * @param seconds of the whole process, its start included
 * @param crash what was found; nothing is tried behind it
 */
public record FuzzResult(String target, long inputs, double seconds, Optional<FuzzCrash> crash) {}
