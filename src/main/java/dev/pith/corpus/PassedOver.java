package dev.pith.corpus;

/**
 * A file in a folder that is of no kind which holds documents.
 *
 * @param kind what stands behind the last dot of its name, in lower case; may be empty
 */
public record PassedOver(String kind) implements Entry {}
