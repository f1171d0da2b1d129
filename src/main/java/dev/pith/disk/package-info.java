/**
 * When is a file whole, safe, and written by one process alone?
 *
 * <p>Decision (2026-11): a file takes its place whole. It is written beside the place, fsynced,
 * moved there atomically, and its folder is fsynced. Cost: the room for both, and some milliseconds
 * for each file.
 */
@NullMarked
package dev.pith.disk;

import org.jspecify.annotations.NullMarked;
