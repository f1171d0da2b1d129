/**
 * Which documents answer this query, and where did the time go?
 *
 * <p>By vectors, the same query goes through each encoder asked for; by words, through none; a
 * hybrid search fuses both lists. Each answer carries its stage times: tokens and vector as the
 * encoder measured them, the nearest vectors, the documents with the same words, the fusion, and
 * the documents' texts.
 *
 * <p>An {@link dev.pith.search.AdaptiveSearch} asks cheap encoders before dear ones. Decision
 * (2026-11): it is calibrated while a server starts, on questions drawn from the index, in a few
 * seconds, and nothing of that is stored: it fits the documents, encoders and precision of the
 * moment, and there is no record that could be out of date.
 *
 * <p>Decision (2026-11): words are scored over title and text as one field (BM25F with equal
 * weights) instead of a third field that holds both. It is the same passage that is embedded, and
 * indexes made before can be searched. Cost: a term is looked up twice.
 *
 * <p>Decision (2026-11): fusion is our own, over ids and scores. Lucene's works on document numbers
 * of one searcher and ranks only; ours is pure, breaks ties by id, and a benchmark can use it.
 *
 * <p>Decision (2026-11): where documents have passages, a document is as near as its nearest one.
 * All passages of what the graph has found are compared by their float32 vectors, so that score and
 * passage are exact at every precision. Cost: time with the passages of a hundred documents.
 *
 * <p>Decision (2026-11): a generation of an index is counted out. Each query enters the one that is
 * served and stays in it to its end ({@link dev.pith.search.SwitchingEngine}); a switch changes one
 * reference, and the last to leave closes the old one. Cost: a short lock at each query.
 *
 * <p>What did not help: no graph, but all vectors compared by one bit of each component with a
 * question of four bits, by popcounts of 512 bits at once, the best scored again by float32. Over
 * 117,791 vectors that takes as long as a graph that is asked for 100 candidates (0.42 and 0.44 ms,
 * two busy cores of an AMD EPYC, November 2026). It finds more, of 400 real questions 0.988 of the
 * nearest ten with 100 scored again and 0.998 with 200, where that graph found 0.976, and nothing
 * would have to be linked; but its time grows with the documents, and the graph's hardly.
 */
@NullMarked
package dev.pith.search;

import org.jspecify.annotations.NullMarked;
