package dev.pith.load;

import dev.pith.evaluate.Interval;

/**
 * How much is answered when all questions are there at once.
 *
 * @param perSecond mean over the passes, each of all questions
 * @param interval of that mean, 95 %, by bootstrap over the passes
 * @param passes how many counted
 * @param questions how many were answered in them
 * @param cpuMillis processor time of the whole process for one question, all its threads together
 */
public record Throughput(
    double perSecond, Interval interval, int passes, long questions, double cpuMillis) {}
