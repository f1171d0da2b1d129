/**
 * What is this text's vector, right now, fast?
 *
 * <p>One owner for each ONNX Runtime session; everything native is closed by it. Whoever ends the
 * process ends native calls first. What is only a table is summed in Java.
 *
 * <p>Whoever asks on behalf of a request with a deadline asks within a {@link Cancellation}, which
 * ends the runs under way.
 *
 * <p>A question of up to 128 tokens runs in tensors that are made once for its length; four clients
 * on two cores wait for their turn instead of sharing the cores.
 *
 * <p>Decision (2026-11): a model's bytes are read once, into memory outside the heap, and what was
 * hashed and checked is what ONNX Runtime gets. Mapping the file would save about 0.1 s of
 * processor time for 90 MB until the first answer, and whoever writes to it meanwhile would change
 * what was checked, or end the process.
 *
 * <p>What did not help, on two cores of an AMD EPYC in November 2026: {@code MultiHeadAttention}
 * without a mask instead of {@code QAttention} (3 to 4 % slower at 8 to 256 tokens); a turn more
 * than there are cores (four clients get 6 % more answers, the slowest in a hundred take five times
 * the median instead of three); whoever has had its turn making a run for one that waits, so that
 * no core stands still until that one wakes (no more answers); {@code FastGelu}, which saves 4 of
 * the 17 microseconds of a layer's {@code Gelu} and so 2 % of a question of 16 tokens, but takes
 * the least cosine of {@code int8} to the full encoder from 0.983 to 0.979; {@code
 * InstanceNormalization} or {@code MeanVarianceNormalization} between element-wise operators
 * instead of {@code SkipLayerNormalization} (11 and 19 microseconds, where that takes 9). Two
 * clients reach 1.4 to 2.1 times the answers of one there, as the machine's hours go, and four with
 * turns four fifths of that.
 */
@NullMarked
package dev.pith.encode;

import org.jspecify.annotations.NullMarked;
