package dev.pith.server;

/**
 * How far the index has been filled.
 *
 * @param documents documents that can be found now
 * @param expectedDocuments documents it will hold when it is full; equal to {@code documents} when
 *     nothing more is to come
 * @param indexing whether documents are still being added
 */
public record IndexProgress(long documents, long expectedDocuments, boolean indexing) {}
