/**
 * What does this model file say, and is it safe to believe?
 *
 * <p>An ONNX file becomes plain immutable values, or a {@link MalformedModelException} that names
 * the byte or the node. No protobuf type leaves this package.
 *
 * <p>Reading has three gates, and each may trust the one before it:
 *
 * <pre>
 *   bytes --WireScan--> sound protobuf of known fields, bounded in number
 *         --Proto*----> values: known types, tensors as long as their shapes say, nothing dropped
 *                       that a runtime would use
 *         --*Checks---> a computation: every value made once, before it is read, by an operator
 *                       that is allowed
 * </pre>
 *
 * <p>Whatever reaches outside the file is refused where it is named (external data, functions,
 * operators that load files), not resolved and checked: no path is ever taken from a model.
 *
 * <p>Decision: the scan knows the format's fields in a table ({@code OnnxFormat}) instead of asking
 * the generated classes. Protobuf keeps unknown fields, merges doubled ones and builds an object
 * for every two bytes of a hostile file; the table refuses all three before it starts. Cost: a new
 * field of the format is unknown until the table names it.
 *
 * <p>All types are immutable or without state, and safe for use by many threads.
 */
@NullMarked
package dev.pith.onnx;

import org.jspecify.annotations.NullMarked;
