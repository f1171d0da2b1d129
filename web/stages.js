import { make, withFigure } from "./dom.js";
import { millis } from "./format.js";

/** The four stages of a search, in the order they run. */
const STAGES = ["tokenize", "encode", "search", "fetch"];

/**
 * One bar, its length on a scale that all columns share, and the same numbers as a list.
 *
 * @param longestMillis what fills the whole width
 */
export function stages(timesMillis, longestMillis) {
  return make("div", { class: "stages" }, bar(timesMillis, longestMillis), legend(timesMillis));
}

function bar(timesMillis, longestMillis) {
  const segments = STAGES.map((stage) =>
    withFigure(
      make("span", { class: `segment ${stage}` }),
      "--share",
      String(timesMillis[stage] / longestMillis),
    ),
  );
  return make("div", { class: "bar", "aria-hidden": "true" }, ...segments);
}

function legend(timesMillis) {
  const entries = STAGES.map((stage) =>
    make(
      "div",
      {},
      make("dt", { class: stage }, stage),
      make("dd", {}, `${millis(timesMillis[stage])} ms`),
    ),
  );
  return make("dl", { class: "legend", "aria-label": "Time by stage" }, ...entries);
}
