import { draw, make } from "./dom.js";

const MINUTES = 60;
const HEIGHT = 24;
const ROOM = 2;

/**
 * How far answers agreed with the first encoder's, minute by minute over the last hour, as a small
 * curve: the newest at the right, full agreement at the top.
 *
 * @param minutes the oldest first, each with how long ago it was and its mean
 */
export function trend(minutes) {
  if (minutes.length < 2) {
    return "–";
  }
  const low = Math.min(0.9, ...minutes.map((minute) => minute.rankBiasedOverlap));
  const points = minutes.map(({ ago, rankBiasedOverlap }) => [
    MINUTES - 1 - ago,
    ROOM + ((1 - rankBiasedOverlap) / (1 - low)) * (HEIGHT - 2 * ROOM),
  ]);
  return make(
    "span",
    { class: "trend", role: "img", "aria-label": spoken(minutes) },
    draw(
      "svg",
      { viewBox: `0 0 ${MINUTES} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      draw("polyline", { points: points.map(([x, y]) => `${x},${y.toFixed(2)}`).join(" ") }),
    ),
    make("span", { class: "fine", "aria-hidden": "true" }, `≥ ${lowest(minutes).toFixed(2)}`),
  );
}

function spoken(minutes) {
  const first = minutes[0];
  const last = minutes.at(-1);
  return `From ${first.rankBiasedOverlap.toFixed(2)} ${first.ago} minutes ago to ${last.rankBiasedOverlap.toFixed(2)}, never below ${lowest(minutes).toFixed(2)}`;
}

function lowest(minutes) {
  return Math.min(...minutes.map((minute) => minute.rankBiasedOverlap));
}
