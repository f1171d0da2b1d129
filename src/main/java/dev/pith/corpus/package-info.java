/**
 * Which documents, queries and judgements are in these files?
 *
 * <p>BEIR folders are the general input; the WordNet demo collection is written as one.
 */
@NullMarked
package dev.pith.corpus;

import org.jspecify.annotations.NullMarked;
