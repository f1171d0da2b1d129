/**
 * How is that told?
 *
 * <p>Measurements become JSON and one self-contained HTML page. Both are made from the same {@link
 * dev.pith.report.CellReport} of every scenario, or {@link dev.pith.report.TuneReport} of a search;
 * two reports read from files become a third, a {@link dev.pith.report.Comparison}. A number in a
 * table of the page carries all the digits that the JSON has, whatever is shown.
 *
 * <p>Decision: drawings are SVG made here, without a script. The page prints, can be compared line
 * by line, works from a file, and cannot run anything that a corpus smuggled in: every text goes
 * through one escaping place, and the whole page is well-formed XML, which the tests parse.
 */
@NullMarked
package dev.pith.report;

import org.jspecify.annotations.NullMarked;
