import { make, withFigure } from "./dom.js";
import { millis } from "./format.js";

/** The stages that a search may have, in the order they run. */
const STAGES = ["tokenize", "encode", "search", "lexical", "fuse", "fetch"];

/**
 * One bar, its length on a scale that all columns share, and the same numbers as a list.
 *
 * @param longestMillis what fills the whole width
 */
export function stages(timesMillis, longestMillis) {
  return make("div", { class: "stages" }, bar(timesMillis, longestMillis), legend(timesMillis));
}

function stagesOf(timesMillis) {
  return STAGES.filter((stage) => stage in timesMillis);
}

function bar(timesMillis, longestMillis) {
  const segments = stagesOf(timesMillis).map((stage) =>
    withFigure(
      make("span", { class: `segment ${stage}` }),
      "--share",
      String(timesMillis[stage] / longestMillis),
    ),
  );
  return make("div", { class: "bar", "aria-hidden": "true" }, ...segments);
}

function legend(timesMillis) {
  const entries = stagesOf(timesMillis).map((stage) =>
    make(
      "div",
      {},
      make("dt", { class: stage }, stage),
      make("dd", {}, `${millis(timesMillis[stage])} ms`),
    ),
  );
  return make("dl", { class: "legend", "aria-label": "Time by stage" }, ...entries);
}
