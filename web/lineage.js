import { make, withFigure } from "./dom.js";
import { bytes, duration, megabytes, millis, plural, times, title, whole } from "./format.js";
import { table } from "./table.js";

/**
 * One encoder: what it is, what it was made from, and each step with what it cost.
 *
 * @param largest bytes of the largest encoder, which fill the width of a bar
 */
export function lineage(encoder, largest) {
  const heading = `model-${encoder.fingerprint.slice(0, 12)}-${encoder.name}`;
  return make(
    "section",
    { class: "panel model", "aria-labelledby": heading },
    make("h2", { id: heading }, title(encoder.name)),
    make("p", { class: "what" }, whatItIs(encoder, largest)),
    encoder.lineage === null ? asItCame(encoder) : origin(encoder),
    encoder.lineage === null || encoder.passes.length === 0 ? null : steps(encoder, largest),
    make("p", { class: "fine" }, "Vector space ", make("code", {}, encoder.fingerprint)),
  );
}

function whatItIs(encoder, largest) {
  const ratio = largest / encoder.sizeBytes;
  const smaller = ratio > 1.05 ? `, ${times(ratio)}× smaller than the largest` : "";
  return `${megabytes(encoder.sizeBytes)}${smaller} · ${whole(encoder.dimension)} dimensions · reads ${plural(encoder.maxTokens, "token")} · ${encoder.license}`;
}

function asItCame({ origin: place }) {
  return make("p", { class: "note" }, `Taken as it came: ${place}.`);
}

/** From whom, by which recipe, and how much of it is left. */
function origin({ name, lineage: made, origin: place }) {
  const stations = [made.sourceName, `recipe ${made.recipe}`, name].map((text, at) =>
    make("li", { class: at === 1 ? "recipe" : null }, text),
  );
  return make(
    "div",
    {},
    make("ol", { class: "stations", "aria-label": "How it came about" }, ...stations),
    make(
      "p",
      { class: "note" },
      "Mean cosine to what it was made from: ",
      make("strong", {}, made.similarity.toFixed(4)),
      `, over ${plural(made.similarityTexts, "text")} it was not calibrated on. Made in ${duration(made.millis)}.`,
    ),
    make("p", { class: "fine origin" }, `Calibrated on ${made.calibration}. Weights: ${place}.`),
  );
}

/** The size after each step as a bar, and the numbers. */
function steps({ name, lineage: made, passes }, largest) {
  const first = passes[0];
  const rows = [
    [stepOf(made.sourceName, "as it came"), sizeOf(first.bytesBefore, largest), "–", "1.0000", question(first.questionMillisBefore), "–"],
    ...passes.map((pass) => [
      stepOf(pass.name, pass.description),
      sizeOf(pass.bytesAfter, largest),
      millions(pass.parametersAfter),
      pass.similarity.toFixed(4),
      question(pass.questionMillisAfter),
      duration(pass.millis),
    ]),
  ];
  return table(`Steps of ${title(name)}`, ["Step", "Size after", "Weights", "Similarity", "A question", "Took"], rows);
}

/** How long it took on the machine that made the encoder, where that was noted. */
function question(taken) {
  return taken === null ? "–" : `${millis(taken)} ms`;
}

function stepOf(name, description) {
  return make("span", { class: "step" }, name, make("span", { class: "fine" }, description));
}

function sizeOf(size, largest) {
  const bar = make("span", { class: "gauge", "aria-hidden": "true" }, make("span"));
  withFigure(bar.firstChild, "--share", String(Math.min(1, size / largest)));
  return make("span", { class: "size" }, bytes(size), bar);
}

function millions(number) {
  return `${(number / 1e6).toFixed(1)} M`;
}
