/**
 * Who may ask for what?
 *
 * <p>A key is 256 random bits that only its holder has; a server knows its SHA-256 and what it is
 * for. Decision (2026-11): a plain hash, because nobody can try out so many bits, and a slow one
 * would be paid by every request.
 */
@NullMarked
package dev.pith.access;

import org.jspecify.annotations.NullMarked;
