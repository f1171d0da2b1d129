import { draw, make, withFigure } from "./dom.js";
import { bytes, title } from "./format.js";

const TICKS_BYTES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map((mega) => mega * 1e6);
const MOST_LEVELS = 5;

/**
 * A picture of what the steps cost: size to the right, likeness to what an encoder was made from
 * upwards, a line for each encoder's way. None where nothing was made smaller. All its numbers are
 * in the tables below it.
 */
export function frontier(encoders) {
  const ways = encoders.filter((encoder) => encoder.passes.length > 0).map(wayOf);
  if (ways.length === 0) {
    return [];
  }
  const frame = frameOf(ways.flatMap((way) => way.points));
  return [
    make(
      "section",
      { class: "panel", "aria-labelledby": "frontier-title" },
      make("h2", { id: "frontier-title" }, "What the steps cost"),
      make(
        "div",
        { class: "plot", role: "img", "aria-label": spoken(ways) },
        grid(frame),
        draw(
          "svg",
          { class: "ways", viewBox: "0 0 100 100", preserveAspectRatio: "none" },
          ...ways.map((way) => lineOf(way, frame)),
        ),
        ...ways.flatMap((way) => dotsOf(way, frame)),
      ),
      make("p", { class: "fine" }, "To the left: fewer bytes, on a scale of ratios. Upwards: more like the encoder it was made from (mean cosine). Each dot is a step."),
    ),
  ];
}

function wayOf({ name, passes }) {
  const steps = passes.map((pass) => ({ size: pass.bytesAfter, similarity: pass.similarity }));
  return { name, points: [{ size: passes[0].bytesBefore, similarity: 1 }, ...steps] };
}

function spoken(ways) {
  const parts = ways.map(({ name, points }) => {
    const first = points[0];
    const last = points.at(-1);
    return `${title(name)}: from ${bytes(first.size)} to ${bytes(last.size)} in ${points.length - 1} steps, similarity ${last.similarity.toFixed(3)}`;
  });
  return `Size against similarity. ${parts.join(". ")}.`;
}

/** What is drawn where, in hundredths of the picture. */
function frameOf(points) {
  const sizes = points.map((point) => Math.log(point.size));
  const low = Math.min(...sizes) - 0.15;
  const high = Math.max(...sizes) + 0.15;
  const step = levelStep(1 - Math.min(...points.map((point) => point.similarity)));
  const bottom = 1 - step * Math.ceil((1 - Math.min(...points.map((point) => point.similarity))) / step + 0.2);
  return {
    step,
    bottom,
    x: (size) => (100 * (Math.log(size) - low)) / (high - low),
    y: (similarity) => 4 + (92 * (1 - similarity)) / (1 - bottom),
  };
}

/** 1, 2 or 5 of some power of ten, so that there are few levels. */
function levelStep(range) {
  const power = 10 ** Math.floor(Math.log10(Math.max(range, 1e-4) / MOST_LEVELS));
  return power * [1, 2, 5, 10].find((factor) => range / (factor * power) <= MOST_LEVELS);
}

function grid(frame) {
  const levels = Math.round((1 - frame.bottom) / frame.step);
  const across = Array.from({ length: levels + 1 }, (_, at) => 1 - at * frame.step).map((similarity) =>
    placed(make("span", { class: "level" }, make("span", { class: "value" }, similarity.toFixed(decimals(frame.step)))), 0, frame.y(similarity)),
  );
  const up = TICKS_BYTES.filter((size) => frame.x(size) >= 0 && frame.x(size) <= 100).map((size) =>
    placed(make("span", { class: "tick" }, `${size / 1e6} MB`), frame.x(size), 100),
  );
  return make("div", { class: "grid" }, ...across, ...up);
}

function decimals(step) {
  return Math.max(2, Math.ceil(-Math.log10(step) - 1e-9));
}

function lineOf({ points }, frame) {
  return draw("polyline", {
    points: points.map((point) => `${frame.x(point.size)},${frame.y(point.similarity)}`).join(" "),
  });
}

function dotsOf({ name, points }, frame) {
  const end = points.at(-1);
  return [
    ...points.map((point) => at(point, point === end ? "dot end" : "dot")),
    at(end, "label", title(name)),
  ];

  function at({ size, similarity }, kind, ...said) {
    return placed(make("span", { class: kind }, ...said), frame.x(size), frame.y(similarity));
  }
}

function placed(element, x, y) {
  withFigure(element, "--x", `${x}%`);
  return withFigure(element, "--y", `${y}%`);
}
