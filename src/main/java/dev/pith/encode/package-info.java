/**
 * What is this text's vector, right now, fast?
 *
 * <p>One owner for each ONNX Runtime session; everything native is closed by it. Whoever ends the
 * process ends native calls first. What is only a table is summed in Java.
 */
@NullMarked
package dev.pith.encode;

import org.jspecify.annotations.NullMarked;
