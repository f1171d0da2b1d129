/**
 * What was answered, how fast, and how full is the server?
 *
 * <p>For whoever runs a server: {@link dev.pith.telemetry.AccessLog} keeps a line for each request.
 * It never makes a request wait, and a server that cannot log goes on serving. {@link
 * dev.pith.telemetry.Metrics} counts, times and tells levels in Prometheus' text format.
 *
 * <p>Decision (2026-11): Micrometer, because names, units and buckets then are as every dashboard
 * expects them. Cost: 4 MB of libraries. Buckets are chosen and few, not the 70 for each series
 * that it would make by itself.
 *
 * <p>Nothing that somebody asked for is told: routes are patterns, never paths, and query texts do
 * not come here at all.
 */
@NullMarked
package dev.pith.telemetry;

import org.jspecify.annotations.NullMarked;
