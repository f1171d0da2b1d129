/**
 * What does a PDF or office file say, and what if reading it goes wrong?
 *
 * <p>Parsers of such files are large, and some file makes each of them run for ever, fill the
 * memory or die. So they run in a child: a JVM of its own with a small heap, a limit of time for
 * each file and no network, which is killed and started anew when it has to be. What goes wrong is
 * wrong with one file; the process that asks keeps running.
 *
 * <p>Decision (2026-11): the child is one process for many files, asked over its standard input and
 * output. One process for each file would be the same in all else and take a second more.
 */
@NullMarked
package dev.pith.extract;

import org.jspecify.annotations.NullMarked;
