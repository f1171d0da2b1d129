/**
 * Which of many encoders is the cheapest that is good enough?
 *
 * <p>One half measures without a judge: a {@link dev.pith.tune.KnownItemDraw} takes questions from
 * the documents themselves, and a {@link dev.pith.tune.ProbeRun} compares encoders with the full
 * one on them. The other half is pure: measurements come in as values, and a choice comes out. A
 * {@link dev.pith.tune.Goal} bounds one of quality, time and bytes; the {@link
 * dev.pith.tune.Frontier} is what no other encoder beats; a {@link dev.pith.tune.Choice} names one,
 * or says that none holds.
 *
 * <p>Decision: what counts as quality is how often known items are found, as a share of the full
 * encoder's nDCG@10. Agreement with the full encoder's first ten is told beside it and bounds
 * nothing: rankings may change in a tenth of their places without one more wrong answer, so a share
 * of agreement is not on the scale on which people think of quality.
 *
 * <p>Decision: one run measures one pairing. Either every candidate searches its own documents, or
 * every one asks over the full encoder's; a figure of the one says little of the other, and a
 * choice from both would compare encoders that are not served alike.
 *
 * <p>Decision: under a bound of quality the choice is the fastest encoder that holds it, under a
 * bound of time or bytes the best one that holds it. A budget that was granted is there to be
 * spent; the fastest of all within half the time would always be the worst one.
 *
 * <p>Decision: a bound holds by the measured value, and the choice says whether the whole interval
 * is on the right side. Asking for the interval would refuse everything on a small set of
 * questions.
 */
@NullMarked
package dev.pith.tune;

import org.jspecify.annotations.NullMarked;
