import { ask, post } from "./api.js";

/** Work that the server does in the background: reports, comparisons, compressions, tunings. */

const PLACE = "/api/v1/jobs";

/** The states in which nothing more happens. */
const ENDED = ["done", "failed", "cancelled"];

export function hasEnded(job) {
  return ENDED.includes(job.state);
}

/** All of them, the newest first, without their lines. */
export async function jobs() {
  return (await ask(PLACE, {})).jobs;
}

/** One of them, with the last lines of its output. */
export function jobOf(id) {
  return ask(placeOf(id), {});
}

/** Cancels one that waits or runs, which is what is answered; forgets one that has ended. */
export function endJob(id) {
  return ask(placeOf(id), { method: "DELETE" });
}

/**
 * @param wanted its encoders, the first being the reference, its precisions as bits, its modes, and
 *     which questions are asked
 */
export function startReport(wanted) {
  return start("/api/v1/reports", wanted);
}

/** Of two finished reports, named by their ids: what changed from the first to the second. */
export function startComparison(first, second) {
  return start("/api/v1/reports/compare", { first, second });
}

/** A new encoder of that name, made from another by a recipe. */
export function startCompression(encoder, recipe, name) {
  return start("/api/v1/compressions", { encoder, recipe, name });
}

/** The cheapest encoder that keeps that share of another's quality, 0 to 1. */
export function startTuning(encoder, minQuality) {
  return start("/api/v1/tunings", { encoder, minQuality });
}

/** Where a file lies that a job has made. */
export function fileOf(id, name) {
  return `/reports/${encodeURIComponent(id)}/${encodeURIComponent(name)}`;
}

/** Where the server tells how a job goes on. */
export function eventsOf(id) {
  return `${placeOf(id)}/events`;
}

function start(path, wanted) {
  return post(path, "application/json", JSON.stringify(wanted));
}

function placeOf(id) {
  return `${PLACE}/${encodeURIComponent(id)}`;
}
