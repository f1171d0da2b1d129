/**
 * What is this text's vector, right now, fast?
 *
 * <p>One owner for each ONNX Runtime session; everything native is closed by it. Whoever ends the
 * process ends native calls first. What is only a table is summed in Java.
 *
 * <p>A question of up to 128 tokens runs in tensors that are made once for its length; four clients
 * on two cores wait for their turn instead of sharing the cores. Models are read from where the
 * file lies: on a virtual machine where fresh memory is dear, copies of a model of 90 MB cost most
 * of the time until the first answer.
 */
@NullMarked
package dev.pith.encode;

import org.jspecify.annotations.NullMarked;
