import { make } from "./dom.js";
import { title } from "./format.js";

const place = document.getElementById("choice");

/**
 * Which encoders answer: a box to tick for each, where there are several; the last one that is
 * ticked stays so.
 *
 * @param names of those that can be asked
 * @param chosen names; none for all
 * @param changed called with those that are ticked, none for all
 */
export function showChoice(names, chosen, changed) {
  place.hidden = names.length < 2;
  const shown = JSON.stringify([names, chosen]);
  if (place.dataset.shown === shown) {
    return;
  }
  place.dataset.shown = shown;
  if (names.length < 2) {
    place.replaceChildren();
    return;
  }
  const boxes = names.map((name) => {
    const box = make("input", { type: "checkbox", name: "encoder", value: name });
    box.checked = chosen.length === 0 || chosen.includes(name);
    return box;
  });
  boxes.forEach((box) =>
    box.addEventListener("change", () => {
      const ticked = boxes.filter((one) => one.checked).map((one) => one.value);
      if (ticked.length === 0) {
        box.checked = true;
      } else {
        changed(ticked.length === names.length ? [] : ticked);
      }
    }),
  );
  const legend = make("legend", {}, "Answered by");
  const labels = boxes.map((box) => make("label", {}, box, make("span", {}, title(box.value))));
  const focused = document.activeElement?.closest("#choice") ? document.activeElement.value : null;
  place.replaceChildren(legend, ...labels);
  boxes.find((box) => box.value === focused)?.focus();
}
