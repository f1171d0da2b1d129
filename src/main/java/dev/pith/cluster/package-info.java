/**
 * How do index and search run on machines that are not this one?
 *
 * <p>An OpenSearch cluster is spoken to by HTTP and JSON, with no library of its own. An index is
 * an alias; behind it stands one generation, an index of the cluster whose mapping says which
 * encoders made its vectors. {@link dev.pith.cluster.ClusterSearchEngine} answers as the embedded
 * engine does, and one suite of tests holds both to it.
 *
 * <p>Decision (2026-11): words and vectors are asked for side by side and fused here, by the same
 * classes as elsewhere. A cluster has no fusion without a further plugin, and its scores would be
 * others. Cost: a second way there and back, for the texts of the hits.
 *
 * <p>Decision (2026-11): a query is analysed here, and terms are sent, not text: nothing in it can
 * be syntax, and the words that are marked in a hit are those that were searched for. Frequencies
 * are asked of all shards before ({@code dfs_query_then_fetch}), so that a document's score does
 * not depend on its shard. Cost: one more round within the cluster.
 *
 * <p>Decision (2026-11): the engine {@code lucene} is always named, and an index with another is
 * refused. The default of the cluster needs a native library; a node without it ends at the first
 * document.
 *
 * <p>Decision (2026-11): passages are nested documents, and a document's score is that of its
 * nearest. A graph finds one passage of each document; all of those documents' are compared then,
 * and where graphs see fewer bits, those of the hits once more by float32, so that the passage that
 * is told is the nearest. Cost: with 7 bits, a second way there and back.
 *
 * <p>Decision (2026-11): a document's id is its {@code _id}, and whatever may be sent again is sent
 * again: written twice, it is there once.
 */
@NullMarked
package dev.pith.cluster;

import org.jspecify.annotations.NullMarked;
