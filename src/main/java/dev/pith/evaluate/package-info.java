/**
 * How good, how fast, how big is one encoder against another, and is the difference real?
 *
 * <p>Quality follows trec_eval's definitions; latency is measured interleaved, query by query.
 */
@NullMarked
package dev.pith.evaluate;

import org.jspecify.annotations.NullMarked;
