package dev.pith.load;

import dev.pith.evaluate.Disturbance;
import dev.pith.evaluate.Interval;
import java.util.OptionalDouble;

/**
 * How much is answered when all questions are there at once.
 *
 * @param perSecond mean over the passes, each of all questions
 * @param interval of that mean, 95 %, by bootstrap over the passes
 * @param passes how many counted
 * @param questions how many were answered in them
 * @param cpuMillis processor time of the whole process for one question, all its threads together
 * @param joules that the processors took for one question, with all that ran on them; absent where
 *     the machine does not tell
 * @param disturbance what else went on in the passes that counted
 */
public record Throughput(
    double perSecond,
    Interval interval,
    int passes,
    long questions,
    double cpuMillis,
    OptionalDouble joules,
    Disturbance disturbance) {}
