/**
 * How are documents embedded on many machines?
 *
 * <p>The driver cuts a corpus into partitions of so many documents, in their order, and writes each
 * as JSON Lines; a task of Apache Spark embeds one partition and writes one Parquet file, which
 * appears whole or not at all. A partition whose file is there is not embedded again, so a job that
 * was interrupted goes on, and a task that is run twice leaves one file.
 *
 * <p>An executor opens the encoder once, with the hashes that the driver told it, and never closes
 * it: it ends with its process. What cannot be embedded is written beside the partition, with the
 * reason.
 *
 * <p>Only this package sees Spark and Parquet, which are not on the class path of any other command
 * and may not be there at all.
 *
 * <p>Decision (2026-11): the driver reads the corpus, whatever kind of files that is, by the same
 * reader as every other command; executors read partitions. Executors that read the corpus
 * themselves would need a form that can be cut, and ids that are distinct by themselves. Cost: the
 * corpus once more on the disk while it is embedded, and its reading is done by one machine, at
 * many times the rate at which a core embeds.
 *
 * <p>Decision (2026-11): tasks write their files themselves instead of Spark's writer, whose files
 * count only once the whole job has ended. So there is no SQL in this, and half of Spark's
 * libraries are not needed.
 */
@NullMarked
package dev.pith.spark;

import org.jspecify.annotations.NullMarked;
