import { draw, make } from "./dom.js";
import { megabytes, times, title } from "./format.js";

const EXAMPLES = [
  "a person who studies stars",
  "fear of confined spaces",
  "instrument for measuring wind speed",
  "sleep through the winter",
  "a place where bees are kept",
  "to walk without hurry",
];

/** What is shown before the first question: examples, and the encoders as they are on disk. */
export function welcome(encoders, ask) {
  const buttons = EXAMPLES.map((text) => {
    const button = make("button", { type: "button", class: "example" }, text);
    button.addEventListener("click", () => ask(text));
    return make("li", {}, button);
  });
  return [
    make(
      "section",
      { class: "examples", "aria-label": "Examples" },
      make("h2", {}, "Try one"),
      make("ul", {}, ...buttons),
    ),
    encoders.length === 0 ? null : sizes(encoders),
  ].filter((part) => part !== null);
}

function sizes(encoders) {
  const largest = Math.max(...encoders.map((encoder) => encoder.sizeBytes));
  return make(
    "section",
    { class: "sizes", "aria-label": "The encoders" },
    rings(encoders, largest),
    make("ul", { class: encoders.length > 2 ? "crowded" : null }, ...encoders.map((encoder) => sizeOf(encoder, largest))),
    ...encoders.filter((encoder) => encoder.passes.length > 0).map(passes),
  );
}

/** Every encoder as a disc, its area its size on disk: what is left of the stem is the pith. */
function rings(encoders, largest) {
  const bark = 98;
  const radius = (encoder) => bark * Math.sqrt(encoder.sizeBytes / largest);
  const smallest = Math.min(...encoders.map(radius));
  const growth = [0.25, 0.5, 0.75].map((part) =>
    draw("circle", { class: "growth", r: smallest + part * (bark - smallest) }),
  );
  const discs = [...encoders]
    .sort((a, b) => b.sizeBytes - a.sizeBytes)
    .map((encoder, place) => draw("circle", { class: place === 0 ? "bark" : "core", r: radius(encoder) }));
  const [outer, ...inner] = discs;
  return draw("svg", { class: "rings", viewBox: "-100 -100 200 200", "aria-hidden": "true" }, outer, ...growth, ...inner);
}

function sizeOf(encoder, largest) {
  const ratio = largest / encoder.sizeBytes;
  return make(
    "li",
    {},
    make("span", { class: "name" }, title(encoder.name)),
    make("strong", {}, megabytes(encoder.sizeBytes)),
    ratio > 1.05 ? make("span", { class: "ratio" }, `${times(ratio)}× smaller`) : null,
  );
}

function passes(encoder) {
  const rows = encoder.passes.map((pass) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, pass.name),
      make("td", {}, megabytes(pass.bytesBefore)),
      make("td", {}, megabytes(pass.bytesAfter)),
      make("td", {}, pass.similarity.toFixed(4)),
    ),
  );
  const head = ["Step", "Before", "After", "Similarity"].map((text) =>
    make("th", { scope: "col" }, text),
  );
  return make(
    "details",
    { class: "passes" },
    make("summary", {}, `How ${title(encoder.name)} was made`),
    make(
      "table",
      {},
      make("caption", {}, "Similarity is the mean cosine to the full encoder's vectors after the step."),
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...rows),
    ),
  );
}
