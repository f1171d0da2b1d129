package dev.pith.server;

/**
 * Where a compressed encoder comes from, as the page and the API tell it.
 *
 * @param sourceName the encoder it was made from
 * @param recipe the name of the recipe it was made by
 * @param calibration which texts were shown to it
 * @param similarity mean cosine to the source on texts it was not calibrated on, -1 to 1
 * @param similarityTexts how many texts that mean is over
 * @param millis how long it took to make
 */
public record LineageFacts(
    String sourceName,
    String recipe,
    String calibration,
    double similarity,
    int similarityTexts,
    long millis) {}
