/**
 * How many questions a second are answered in time?
 *
 * <p>Two of MLPerf's scenarios are played here: {@linkplain dev.pith.load.OfflineRun offline},
 * where all questions are there at once, and {@linkplain dev.pith.load.OpenLoop server}, where they
 * come at random moments whether or not the last one has been answered. {@link
 * dev.pith.load.RateSearch} finds the highest rate of the latter that keeps a bound of p99. What is
 * asked is a {@link dev.pith.load.Service}: an engine of this process, or a server behind HTTP.
 *
 * <p>Decision: a question's time counts from the moment it was to come, not from when a client got
 * round to asking. A client that waits for an answer before it asks again is silent while a server
 * stalls, and the stall shows as one slow answer where a hundred would have been (coordinated
 * omission).
 */
@NullMarked
package dev.pith.load;

import org.jspecify.annotations.NullMarked;
