import { make } from "./dom.js";

/** Figures that matter, each a name, a value and perhaps whether it is "good" or "bad". */
export function tiles(figures) {
  return make(
    "dl",
    { class: "tiles" },
    ...figures.map(([name, value, kind = null]) =>
      make("div", { class: kind }, make("dt", {}, name), make("dd", {}, value)),
    ),
  );
}
