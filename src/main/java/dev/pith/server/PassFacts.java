package dev.pith.server;

/**
 * One step that made an encoder smaller, as the page and the API tell it.
 *
 * @param name what was done
 * @param bytesBefore the encoder's size before the step
 * @param bytesAfter its size after the step
 * @param similarity mean cosine between the vectors before the first and after this step, -1 to 1
 */
public record PassFacts(String name, long bytesBefore, long bytesAfter, double similarity) {}
