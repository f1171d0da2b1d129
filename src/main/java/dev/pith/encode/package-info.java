/**
 * What is this text's vector, right now, fast?
 *
 * <p>One owner for each ONNX Runtime session; everything native is closed by it. Whoever ends the
 * process ends native calls first. What is only a table is summed in Java.
 *
 * <p>Whoever asks on behalf of a request with a deadline asks within a {@link Cancellation}, which
 * ends the runs under way.
 *
 * <p>A question of up to 128 tokens runs in tensors that are made once for its length, on one core;
 * where more come than there are cores, they wait for their turn instead of sharing the cores.
 *
 * <p>Decision (2026-11): one thread for a question. On an AMD EPYC with two cores of their own, two
 * threads that spin within a run take 0.84 ms for 16 tokens of {@code int8} where one takes 1.31,
 * and 2.66 ms for 15 of the full encoder where one takes 4.58; but two clients then get 1,080
 * answers of {@code int8} a second instead of 1,430, and a session for each of the two ways would
 * hold the weights twice. A library that takes all cores for one question may answer it there as
 * fast as {@code int8} does on one.
 *
 * <p>Decision (2026-11): what waits for a core is run by a thread that is at work anyway. Four
 * clients on those two cores get 1.95 times the answers of one, and the slowest in a hundred take
 * 3.3 ms; with each client woken for its own run they get 1.64 times, and 7.0 ms, it seems because
 * the system puts a thread that wakes behind one at work, for a time slice, while the other core
 * stands still. One run more at once than there are cores gets as many answers, but the slowest
 * take 6 to 8 ms; waiting by {@code Thread.yield} does as well as threads of our own, and keeps the
 * cores busy with it.
 *
 * <p>Decision (2026-11): a model's bytes are read once, into memory outside the heap, and what was
 * hashed and checked is what ONNX Runtime gets. Mapping the file would save about 0.1 s of
 * processor time for 90 MB until the first answer, and whoever writes to it meanwhile would change
 * what was checked, or end the process.
 *
 * <p>What did not help, on two cores of an AMD EPYC in November 2026: {@code MultiHeadAttention}
 * without a mask instead of {@code QAttention} (3 to 4 % slower at 8 to 256 tokens); {@code
 * FastGelu}, which saves 4 of the 17 microseconds of a layer's {@code Gelu} and so 2 % of a
 * question of 16 tokens, but takes the least cosine of {@code int8} to the full encoder from 0.983
 * to 0.979; {@code InstanceNormalization} or {@code MeanVarianceNormalization} between element-wise
 * operators instead of {@code SkipLayerNormalization} (11 and 19 microseconds, where that takes 9);
 * in bulk, no memory plan for each length, no arena, denormals as zero (all the same). Many texts
 * take 2 % longer than the runs of ONNX Runtime alone do.
 */
@NullMarked
package dev.pith.encode;

import org.jspecify.annotations.NullMarked;
