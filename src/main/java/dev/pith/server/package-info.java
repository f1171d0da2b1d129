/**
 * Who may ask, how much, and in which form?
 *
 * <p>Loopback by default; every error is RFC 9457 JSON.
 */
@NullMarked
package dev.pith.server;

import org.jspecify.annotations.NullMarked;
