package dev.pith.index;

import java.util.concurrent.CompletableFuture;

/**
 * A request to go on with a new generation of an index.
 *
 * @param reindex what has built it
 * @param next the new generation
 * @param served is told when it is current
 * @param outcome is completed with {@code next} when it is current, or has failed
 */
record Move(
    Reindex reindex, DocumentIndex next, Runnable served, CompletableFuture<DocumentIndex> outcome)
    implements Order.Awaited<DocumentIndex> {}
