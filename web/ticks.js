import { make } from "./dom.js";

/**
 * Boxes to tick, made anew only when there are others to choose from.
 *
 * @param place where they stand
 * @param choices a value, its words and whether it is ticked at first, for each
 */
export function ticks(place, name, choices) {
  const shown = JSON.stringify(choices);
  if (place.dataset.shown === shown) {
    return;
  }
  place.dataset.shown = shown;
  place.replaceChildren(
    ...choices.map(([value, words, ticked]) => {
      const box = make("input", { type: "checkbox", name, value });
      box.checked = ticked;
      return make("label", {}, box, make("span", { dir: "auto" }, words));
    }),
  );
}

/** The values of the boxes, or of the button, of that name that are ticked. */
export function ticked(form, name) {
  return [...form.querySelectorAll("input:checked")].filter((box) => box.name === name).map((box) => box.value);
}
