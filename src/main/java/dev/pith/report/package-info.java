/**
 * How is that told?
 *
 * <p>Measurements become JSON and one self-contained HTML page.
 */
@NullMarked
package dev.pith.report;

import org.jspecify.annotations.NullMarked;
