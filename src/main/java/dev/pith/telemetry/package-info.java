/**
 * What was answered, how fast, and how full is the server?
 *
 * <p>For whoever runs a server: {@link dev.pith.telemetry.AccessLog} keeps a line for each request.
 * It never makes a request wait, and a server that cannot log goes on serving.
 *
 * <p>Nothing that somebody asked for is told: routes are patterns, never paths, and query texts do
 * not come here at all.
 */
@NullMarked
package dev.pith.telemetry;

import org.jspecify.annotations.NullMarked;
