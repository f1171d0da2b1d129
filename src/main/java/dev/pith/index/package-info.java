/**
 * Where do documents and vectors live, and when is a document safe?
 *
 * <p>A batch is acknowledged only after the Lucene commit that holds it has been fsynced.
 */
@NullMarked
package dev.pith.index;

import org.jspecify.annotations.NullMarked;
