package dev.pith.server;

/**
 * One step that made an encoder smaller, as the page and the API tell it.
 *
 * @param name what was done
 * @param description what was asked for and what was found, in a sentence
 * @param bytesBefore the size of the encoder's model file before the step
 * @param bytesAfter its size after the step
 * @param parametersAfter weights that are not exactly zero after the step
 * @param similarity mean cosine between the vectors before the first and after this step, -1 to 1
 * @param millis how long the step took
 */
public record PassFacts(
    String name,
    String description,
    long bytesBefore,
    long bytesAfter,
    long parametersAfter,
    double similarity,
    long millis) {}
