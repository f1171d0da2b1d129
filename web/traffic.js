import { make, withFigure } from "./dom.js";
import { millis, plural, title, whole } from "./format.js";
import { table } from "./table.js";
import { trend } from "./trend.js";

/** By what documents were found. */
const MODES = { vector: "meaning", lexical: "words", hybrid: "both" };

/** How long the searches of the last while took, for each that answered: some elements. */
export function traffic({ windowSeconds, latencies, agreements }) {
  const lately = `the last ${plural(Math.round(windowSeconds / 60), "minute")}`;
  if (latencies.length === 0) {
    return [make("p", { class: "note" }, `Nobody has searched in ${lately}. Numbers appear here by themselves.`)];
  }
  const longest = Math.max(...latencies.map((one) => one.p99Millis ?? one.p90Millis ?? one.p50Millis));
  const rows = latencies.map((one) => [
    answererOf(one, longest),
    whole(one.queries),
    told(one.p50Millis),
    told(one.p90Millis),
    told(one.p99Millis),
  ]);
  return [
    make("p", { class: "fine" }, `Searches of ${lately}, in milliseconds, without the wait for a place. A p90 needs 64 of them, a p99 662.`),
    table("Times of searches", ["Encoder", "Searches", "Median", "p90", "p99"], rows),
    ...(agreements.length === 0 ? [] : agreementOf(agreements, lately)),
  ];
}

/** How far answers agreed with the full encoder's to the same questions. */
function agreementOf(agreements, lately) {
  const rows = agreements.map((one) => [
    make("strong", {}, title(one.encoder)),
    whole(one.compared),
    `${(10 * one.overlapAt10).toFixed(1)} of 10`,
    one.rankBiasedOverlap.toFixed(3),
    trend(one.minutes),
  ]);
  return [
    make("p", { class: "fine agreeing" }, `Means over searches of ${lately} that the first encoder answered too, or was asked in the background.`),
    table("Agreement with the first encoder", ["Encoder", "Compared", "Best shared", "Rank-biased overlap", "The last hour"], rows),
  ];
}

function answererOf({ encoder, mode, p50Millis, p90Millis, p99Millis }, longest) {
  const gauge = make("span", { class: "gauge", "aria-hidden": "true" });
  const share = (value) => String((value ?? 0) / longest);
  gauge.append(
    withFigure(make("span", { class: "p99" }), "--share", share(p99Millis)),
    withFigure(make("span", { class: "p90" }), "--share", share(p90Millis)),
    withFigure(make("span", { class: "p50" }), "--share", share(p50Millis)),
  );
  const name = mode === "lexical" ? "No encoder" : title(encoder);
  return make("span", { class: "answerer" }, make("strong", {}, name), ` by ${MODES[mode]}`, gauge);
}

function told(value) {
  return value === null ? "–" : millis(value);
}
