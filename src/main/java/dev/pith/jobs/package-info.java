/**
 * Which long work was asked for, how far is it, and what became of it?
 *
 * <p>A {@link dev.pith.jobs.Job} is one or more commands of Pith, run one after the other in
 * processes of their own, and a folder that says all of it. {@link dev.pith.jobs.JobQueue} runs one
 * job at a time, because measurements want the machine for themselves; the others wait.
 *
 * <p>Decision (2026-11): processes, not threads. What runs there may take all memory, crash in
 * native code or be cut off at any moment, and whoever searches meanwhile must not notice; a
 * command that is told to end leaves nothing half done already; and a report measures what a user
 * of the command line would measure. Cost: half a second to start each.
 *
 * <p>What is known of a job is on the disk before anyone is told of it. When the server ends, the
 * job that runs is ended too and waits to be begun again by the next one; a command whose server is
 * gone ends by itself.
 */
@NullMarked
package dev.pith.jobs;

import org.jspecify.annotations.NullMarked;
