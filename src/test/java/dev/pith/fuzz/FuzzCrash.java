package dev.pith.fuzz;

import java.nio.file.Path;

/**
 * An input that broke a law.
 *
 * @param failure exception and stack trace, or what else ended the process
 * @param input the file that holds it, which is kept
 */
public record FuzzCrash(String failure, Path input) {}
