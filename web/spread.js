import { make, withFigure } from "./dom.js";
import { answerer, millis, plural, speed } from "./format.js";
import { atShare, median } from "./quantiles.js";
import { stages } from "./stages.js";

/** From so many on a tenth is more than one of them. */
const TAIL = 10;

/** How the times of answers to one question are spread: a mark for each, their median and p90. */
export function spread(answers) {
  const rows = rowsOf(answers);
  const longest = Math.max(...rows.flatMap((row) => row.totals));
  const head = ["Encoder", "Median", "p90"].map((text) => make("th", { scope: "col" }, text));
  return make(
    "table",
    { class: "spread" },
    make("caption", {}, `${plural(answers.length, "run")} of each, in milliseconds. Nine of ten took no longer than the p90.`),
    make("thead", {}, make("tr", {}, ...head)),
    ...rows.map((row) => groupOf(row, longest)),
  );
}

/** The same for those who listen. */
export function spokenSpread(answers) {
  const parts = rowsOf(answers).map(
    ({ name, totals }) => `${name} median ${millis(median(totals))}, p90 ${tail(totals)} milliseconds`,
  );
  return `${plural(answers.length, "run")}: ${parts.join("; ")}.`;
}

/** One for each that answered, with its times, and against which median it is held. */
function rowsOf(answers) {
  const first = answers[0];
  const reference = first.results.findIndex((result) => result.encoder === first.reference);
  const totalsOf = (place) => answers.map((answer) => answer.results[place].timesMillis.total);
  return first.results.map((result, place) => ({
    name: answerer(result),
    totals: totalsOf(place),
    medians: mediansOf(answers.map((answer) => answer.results[place].timesMillis)),
    compared: reference >= 0 && place !== reference ? median(totalsOf(reference)) : null,
  }));
}

/** The median of each stage by itself. */
function mediansOf(times) {
  const names = Object.keys(times[0]).filter((name) => name !== "total");
  return Object.fromEntries(names.map((name) => [name, median(times.map((one) => one[name]))]));
}

/** Its figures, and below them a mark for each run and where the time went. */
function groupOf({ name, totals, medians, compared }, longest) {
  const middle = median(totals);
  return make(
    "tbody",
    {},
    make(
      "tr",
      {},
      make(
        "th",
        { scope: "rowgroup" },
        make("span", { class: "name" }, name),
        compared === null ? null : paceOf(speed(compared, middle)),
      ),
      make("td", { class: "time" }, millis(middle)),
      make("td", { class: "time" }, tail(totals)),
    ),
    make("tr", {}, make("td", { colspan: "3" }, strip(totals, longest), stages(medians, longest))),
  );
}

function paceOf({ words, kind }) {
  return make("span", { class: `pace ${kind}` }, words);
}

function tail(totals) {
  return totals.length < TAIL ? "–" : millis(atShare(totals, 0.9));
}

/** A mark for each run, a longer one for the median. */
function strip(totals, longest) {
  const mark = (kind, value) =>
    withFigure(make("span", { class: kind }), "--at", String(value / longest));
  return make(
    "div",
    { class: "strip", "aria-hidden": "true" },
    ...totals.map((total) => mark("run", total)),
    mark("middle", median(totals)),
  );
}
