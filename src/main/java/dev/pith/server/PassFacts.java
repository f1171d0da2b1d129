package dev.pith.server;

import org.jspecify.annotations.Nullable;

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
 * @param questionMillisBefore how long the encoder took for a question before the step, on the
 *     machine that made it; null where nobody has noted it
 * @param questionMillisAfter the same, after the step
 */
public record PassFacts(
    String name,
    String description,
    long bytesBefore,
    long bytesAfter,
    long parametersAfter,
    double similarity,
    long millis,
    @Nullable Double questionMillisBefore,
    @Nullable Double questionMillisAfter) {}
