/**
 * What does this model file say, and is it safe to believe?
 *
 * <p>An ONNX file becomes plain immutable values, or a {@link MalformedModelException} that names
 * the byte or the node. No protobuf type leaves this package.
 */
@NullMarked
package dev.pith.onnx;

import org.jspecify.annotations.NullMarked;
