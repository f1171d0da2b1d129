/**
 * What does Apache Tika make of a PDF or office file?
 *
 * <p>The child's program, and all of Pith that sees Tika: nothing else may use this package, which
 * runs in a process of its own with the libraries that {@code ./pith fetch tika} brings.
 *
 * <p>Only parsers in {@code parsers.xml} are used. Those that call other programs, look into
 * archives or read pictures are not among them.
 */
@NullMarked
package dev.pith.tika;

import org.jspecify.annotations.NullMarked;
