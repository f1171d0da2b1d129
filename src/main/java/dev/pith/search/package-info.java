/**
 * Which documents answer this query, and where did the time go?
 *
 * <p>The same query goes through each encoder asked for; each answer carries its stage times:
 * tokens and vector as the encoder measured them, the nearest documents, and their texts.
 */
@NullMarked
package dev.pith.search;

import org.jspecify.annotations.NullMarked;
