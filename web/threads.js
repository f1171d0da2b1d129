import { draw } from "./dom.js";

/** Below this the columns lie under each other and there is nothing to join. */
const SIDE_BY_SIDE = window.matchMedia("(min-width: 60rem)");

/**
 * Draws, in the gaps between the columns of `grid`, a thread from each document to itself in the
 * next column, and draws them anew whenever the columns change their shape.
 *
 * @returns a function that stops it
 */
export function threads(grid) {
  const canvas = draw("svg", { class: "threads", "aria-hidden": "true" });
  grid.append(canvas);
  const observer = new ResizeObserver(() => redraw(grid, canvas));
  observer.observe(grid);
  grid.querySelectorAll(".hit").forEach((hit) => observer.observe(hit));
  return () => observer.disconnect();
}

function redraw(grid, canvas) {
  canvas.replaceChildren();
  if (!SIDE_BY_SIDE.matches) {
    return;
  }
  const origin = grid.getBoundingClientRect();
  const hits = [...grid.querySelectorAll(".hit")];
  for (const hit of hits) {
    const next = hits.find(
      (other) =>
        other.dataset.document === hit.dataset.document &&
        Number(other.dataset.column) === Number(hit.dataset.column) + 1,
    );
    if (next !== undefined) {
      canvas.append(thread(hit, next, origin));
    }
  }
}

function thread(from, to, origin) {
  const left = from.getBoundingClientRect();
  const right = to.getBoundingClientRect();
  const start = { x: left.right - origin.left, y: middle(from) - origin.top };
  const end = { x: right.left - origin.left, y: middle(to) - origin.top };
  const half = (start.x + end.x) / 2;
  const kinds = ["thread"];
  if (rank(from) !== rank(to)) {
    kinds.push("moved");
  }
  if (from.classList.contains("lit")) {
    kinds.push("lit");
  }
  const path = draw("path", {
    class: kinds.join(" "),
    d: `M${start.x} ${start.y}C${half} ${start.y} ${half} ${end.y} ${end.x} ${end.y}`,
  });
  path.dataset.document = from.dataset.document;
  return path;
}

function middle(hit) {
  const box = hit.querySelector(".rank").getBoundingClientRect();
  return (box.top + box.bottom) / 2;
}

function rank(hit) {
  return hit.querySelector(".rank").textContent;
}
