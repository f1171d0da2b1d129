/**
 * What is this text's vector, right now, fast?
 *
 * <p>One owner for each ONNX Runtime session; everything native is closed by it.
 */
@NullMarked
package dev.pith.encode;

import org.jspecify.annotations.NullMarked;
